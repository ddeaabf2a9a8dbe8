"use client";

import { useTranslations } from "next-intl";
import type { FieldError, FieldErrors } from "react-hook-form";
import type { z } from "zod";
import type { createConsumerInput } from "@/lib/consumers/schema";

type Values = z.input<typeof createConsumerInput>;

/** Fields that may be wrong, each with the rules a person can break; other rules are told in the server's own words. */
const RULES = {
  url: ["too_small", "too_big", "custom", "url_malformed", "url_scheme", "url_credentials", "url_address"],
  description: ["too_big"],
  eventTypes: ["too_small", "event_type"],
  companyTags: ["too_big", "invalid_format"],
  rateLimit: ["invalid_type", "too_small", "too_big"],
} as const satisfies Partial<Record<keyof Values, readonly string[]>>;

const FORM_RULES = ["consumer_limit_reached", "forbidden", "unauthenticated", "unreachable", "unexpected"] as const;

function isOneOf<T extends string>(rules: readonly T[], rule: string): rule is T {
  return (rules as readonly string[]).includes(rule);
}

/** The first error of a field; that of a list may stand on one of its items. */
function firstError(error: unknown): FieldError | undefined {
  if (Array.isArray(error)) return error.find(Boolean) as FieldError | undefined;
  return error as FieldError | undefined;
}

/** Errors of the form in the reader's language. */
export function useConsumerFormErrors(errors: FieldErrors<Values>) {
  const t = useTranslations("addEndpoint.errors");
  const words = useTranslations("addEndpoint");
  return {
    errorOf(field: keyof typeof RULES): string | undefined {
      const error = firstError(errors[field]);
      if (!error) return undefined;
      const rules: readonly string[] = RULES[field];
      const key = `${field}.${error.type}` as Parameters<typeof t>[0];
      return rules.includes(String(error.type)) ? t(key) : error.message || words("notSaved");
    },
    formErrorOf({ type, message }: { type?: string | number; message?: string }): string {
      const rule = String(type);
      return isOneOf(FORM_RULES, rule) ? words(`formErrors.${rule}`) : message || words("formErrors.unexpected");
    },
  };
}

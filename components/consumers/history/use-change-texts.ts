"use client";

import { useTranslations } from "next-intl";
import type { ChangedProperty } from "@/components/display/changed-properties";
import { tagText } from "@/components/display/tag-text";
import type { PropertyChange, VersionedProperty, WebhookConfiguration } from "@/lib/consumers/versions-schema";

/** A transformation comes with its code where it changed. */
type Held = Omit<WebhookConfiguration, "transformation"> & { transformation: { version: number; code: string | null } | null };

/** A line each; null where there is none. */
function lines(items: string[] | null): string | null {
  return items === null || items.length === 0 ? null : items.join("\n");
}

/** What a version changed, in the reader's language. */
export function useChangeTexts(): (changes: PropertyChange[]) => ChangedProperty[] {
  const t = useTranslations("history");
  const write: { [P in VersionedProperty]: (value: Held[P]) => string | null } = {
    url: (url) => url,
    description: (description) => description,
    eventTypes: lines,
    companyTags: (tags) => lines(tags.map(tagText)),
    rateLimit: (rateLimit) => (rateLimit === null ? t("unlimited") : t("perSecond", { count: rateLimit })),
    disabledReason: (reason) => (reason === null ? t("enabled") : t(`disabledReasons.${reason}`)),
    headers: (headers) => lines((headers ?? []).map((header) => t("header", header))),
    certificate: (certificate) => certificate && lines([certificate.subject, certificate.fingerprint256]),
    transformation: (transformation) => transformation && t("transformation", { version: transformation.version }),
  };
  const textOf = (property: VersionedProperty, value: unknown) => (write[property] as (value: unknown) => string | null)(value);
  const codeOf = (value: unknown) => (value as Held["transformation"])?.code ?? null;
  return (changes) =>
    changes.flatMap(({ property, before, after }) => {
      const change = {
        name: property,
        label: t(`properties.${property}`),
        before: textOf(property, before),
        after: textOf(property, after),
      };
      if (property !== "transformation" || codeOf(before) === codeOf(after)) return [change];
      return [change, { name: "code", label: t("properties.code"), before: codeOf(before), after: codeOf(after) }];
    });
}

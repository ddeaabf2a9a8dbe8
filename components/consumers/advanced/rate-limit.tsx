"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FieldError, fieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { updateConsumerInput, type WebhookConsumer } from "@/lib/consumers/schema";
import { SaveBar, useRefusalText } from "./save-bar";
import { SettingsSection } from "./settings-section";
import { type UpdateConsumer, useSavedConsumer } from "./use-saved-consumer";

const RULES = ["invalid_type", "too_small", "too_big"] as const;

/** What is wrong with a limit as it was typed; null when nothing is. */
function ruleBroken(text: string): (typeof RULES)[number] | null {
  const issue = updateConsumerInput.safeParse({ rateLimit: text === "" ? null : Number(text) }).error?.issues[0];
  return issue ? (RULES.find((rule) => rule === issue.code) ?? "invalid_type") : null;
}

interface RateLimitProps {
  consumer: WebhookConsumer;
  readOnly: boolean;
  updateConsumer: UpdateConsumer;
}

/** Messages a second, at most. */
export function RateLimit({ consumer, readOnly, updateConsumer }: RateLimitProps) {
  const t = useTranslations("advanced.rateLimit");
  const words = useTranslations("addEndpoint");
  const refusalText = useRefusalText();
  const { pending, refusal, save, forget } = useSavedConsumer(updateConsumer, t("saved"));
  /** What was typed; null while it is as saved. */
  const [typed, setTyped] = useState<string | null>(null);
  const [shown, setShown] = useState(false);
  const saved = consumer.rateLimit === null ? "" : String(consumer.rateLimit);
  const text = typed ?? saved;
  const rule = ruleBroken(text.trim());
  const error = shown && rule ? words(`errors.rateLimit.${rule}`) : undefined;
  const discard = () => {
    setTyped(null);
    setShown(false);
    forget();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (rule) return document.getElementById("rate-limit")?.focus();
    if (await save(consumer.id, { rateLimit: text.trim() === "" ? null : Number(text) })) discard();
  };
  return (
    <SettingsSection id="rateLimit" title={t("title")} text={t("text")}>
      <form onSubmit={submit} noValidate>
        <span className="flex items-center gap-2 text-13 text-fg-2">
          <Input
            aria-label={t("label")}
            inputMode="numeric"
            autoComplete="off"
            frameClassName="w-24"
            className="tabular-nums"
            placeholder={t("none")}
            disabled={readOnly || pending}
            value={text}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => setShown(true)}
            {...fieldProps("rate-limit", { error, hint: !error })}
          />
          {words("rateLimitUnit")}
        </span>
        <FieldError id="rate-limit-error" error={error} />
        {/* In its place: what stands below must not move from under a click that leaves the field. */}
        {error ? null : (
          <p id="rate-limit-hint" className="mt-1.5 text-12 text-fg-3">
            {t("hint")}
          </p>
        )}
        {typed !== null && typed.trim() !== saved ? (
          <SaveBar label={t("save")} pending={pending} error={refusalText(refusal)} onDiscard={discard} />
        ) : null}
      </form>
    </SettingsSection>
  );
}

"use client";

import { Check, Copy, Eye, EyeOff, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReadSecret, useSecret } from "@/components/consumers/overview/use-secret";
import { useClock } from "@/components/display/clock-store";
import { useCopy } from "@/components/display/use-copy";
import { useRefusal } from "@/components/layout/suspension";
import { IconButton } from "@/components/ui/icon-button";

const MASK = "•".repeat(32);
const FRAME = "flex h-8 min-w-0 items-center rounded-r3 border border-line-strong bg-sunken pr-1 pl-2.5 max-md:h-9";

/** In place of the secret for a role that never sees one. */
export function ForbiddenSecret() {
  const t = useTranslations("endpoint.secret");
  const refuse = useRefusal();
  return (
    <p className={`${FRAME} gap-2 text-13 text-fg-3`}>
      <Lock aria-hidden className="size-3.5" strokeWidth={2} />
      {refuse(t("forbidden"))}
    </p>
  );
}

/** The signing secret: hidden; shown for half a minute when asked; copied without being shown. */
export function SecretField({ consumerId, readSecret }: { consumerId: string; readSecret: ReadSecret }) {
  const t = useTranslations("endpoint.secret");
  const { shown, state, reveal, hide, read } = useSecret(consumerId, readSecret);
  const { copied, copy } = useCopy();
  const key = shown?.secret.key;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: no form stands behind it */}
      <div role="group" aria-labelledby="signing-secret" aria-busy={state === "pending"} className={FRAME}>
        <span className="mono min-w-0 flex-1 truncate" title={key}>
          {key ? (
            <span className="select-all">{key}</span>
          ) : (
            <>
              whsec_
              <span aria-hidden className="text-fg-3">
                {MASK}
              </span>
              <span className="sr-only">{t("hidden")}</span>
            </>
          )}
        </span>
        <IconButton label={t(shown ? "hide" : "reveal")} disabled={state === "pending"} onClick={shown ? hide : () => void reveal()}>
          {shown ? <EyeOff aria-hidden strokeWidth={2} /> : <Eye aria-hidden strokeWidth={2} />}
        </IconButton>
        <IconButton label={t("copy")} onClick={() => void copy(key ?? (async () => (await read()).key))}>
          {copied ? <Check aria-hidden className="text-ok-fg" strokeWidth={2} /> : <Copy aria-hidden strokeWidth={2} />}
        </IconButton>
      </div>
      <p role="status" className="mt-1.5 text-12 leading-[18px] text-fg-3">
        {state === "failed" ? <span className="text-bad-fg">{t("failed")}</span> : shown ? <HidesIn until={shown.until} /> : t("audited")}
      </p>
    </>
  );
}

/** Counts down for the eye; a screen reader is told once. */
function HidesIn({ until }: { until: number }) {
  const t = useTranslations("endpoint.secret");
  const left = useClock((now) => Math.max(0, Math.ceil((until - now) / 1_000)));
  return (
    <span aria-live="off" className="tabular-nums">
      {t("hidesIn", { seconds: left })}
    </span>
  );
}

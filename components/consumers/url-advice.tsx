"use client";

import { Check, CircleX, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { splitUrl } from "@/components/display/split-url";
import { cn } from "@/components/ui/cn";
import { consumerHref } from "./consumer-cells";
import type { UrlAdviceResult } from "./use-url-advice";

const LOOKS: Record<"ok" | "warn" | "bad", { icon: LucideIcon; className: string }> = {
  ok: { icon: Check, className: "text-ok-solid" },
  warn: { icon: TriangleAlert, className: "text-warn-fg" },
  bad: { icon: CircleX, className: "text-bad-fg" },
};

function Line({ look, children }: { look: keyof typeof LOOKS; children: ReactNode }) {
  const { icon: Icon, className } = LOOKS[look];
  return (
    <li className="flex gap-1.5">
      <Icon aria-hidden className={cn("mt-0.5 size-3.5 flex-none", className)} strokeWidth={2} />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </li>
  );
}

const ADDRESS_LOOKS = { public: "ok", allowed: "ok", denied: "bad", unresolved: "warn" } as const;
const SCHEME_LOOKS = { https: "ok", http: "warn", refused: "bad" } as const;

/** What can be said of a URL while it is typed; announced politely. */
export function UrlAdvice({ advice, checking }: { advice: UrlAdviceResult | null; checking: boolean }) {
  const t = useTranslations("addEndpoint.advice");
  return (
    <ul
      aria-live="polite"
      aria-busy={checking}
      className={cn("mt-2 grid gap-1 text-12 leading-[18px] text-fg-2 transition-opacity empty:mt-0", checking && "opacity-60")}
    >
      {advice ? (
        <>
          <Line look={SCHEME_LOOKS[advice.scheme]}>{t(`scheme.${advice.scheme}`)}</Line>
          <Line look={ADDRESS_LOOKS[advice.address.verdict]}>
            {t.rich(`address.${advice.address.verdict}`, {
              address: "address" in advice.address ? advice.address.address : "",
              code: (chunks) => <code>{chunks}</code>,
            })}
          </Line>
          {advice.alike ? <AlikeLine alike={advice.alike} /> : null}
        </>
      ) : null}
    </ul>
  );
}

function AlikeLine({ alike }: { alike: NonNullable<UrlAdviceResult["alike"]> }) {
  const t = useTranslations("addEndpoint.advice");
  const { host, path, tail } = splitUrl(alike.url);
  const name = tail ? `…${path.length > 24 ? "" : path}${tail}` : host;
  return (
    <Line look="warn">
      {t.rich(alike.same ? "same" : "near", {
        name,
        // In a tab of its own: the form's contents would be lost.
        link: (chunks) => (
          <a href={consumerHref(alike.id)} target="_blank" rel="noreferrer" className="link">
            {chunks}
          </a>
        ),
      })}
    </Line>
  );
}

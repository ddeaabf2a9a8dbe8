"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { shortUrl } from "./short-url";
import { useDismissed } from "./use-dismissed";

/** One endpoint to warn of. */
export interface Warning {
  consumer: WebhookConsumer;
  /** Another once it is more urgent: what was put aside comes back. Without spaces. */
  key: string;
  href: string;
}

interface WarningBannerProps<W extends Warning> {
  tone: "bad" | "warn";
  warnings: W[];
  /** Of one endpoint; `open` leads to where it is mended, null where the reader is there. */
  single: (warning: W) => { title: ReactNode; text: ReactNode; open: string | null };
  several: (count: number) => { title: ReactNode; text: ReactNode };
  /** Beside each of several: when it comes to that. */
  due: (warning: W) => ReactNode;
}

/** Warns of what has not happened yet. It can be put aside until it is more urgent. */
export function WarningBanner<W extends Warning>({ tone, warnings, single, several, due }: WarningBannerProps<W>) {
  const t = useTranslations("endpoints");
  const { dismissed, dismiss } = useDismissed(warnings.map(({ key }) => key));
  const left = warnings.filter(({ key }) => !dismissed.has(key));
  const [first, ...others] = left;
  if (!first) return null;
  const away = (
    <IconButton label={t("dismiss")} onClick={dismiss}>
      <X aria-hidden />
    </IconButton>
  );
  if (others.length > 0) {
    const { title, text } = several(left.length);
    return (
      <Banner tone={tone} title={title} actions={away}>
        {text}
        <ul className="mt-1.5 grid gap-1">
          {left.map((warning) => (
            <li key={warning.key} className="flex min-w-0 flex-wrap items-center gap-x-3">
              <Link href={warning.href} prefetch={false} className="link min-w-0 truncate">
                {shortUrl(warning.consumer.url)}
              </Link>
              <span className="tabular-nums">{due(warning)}</span>
            </li>
          ))}
        </ul>
      </Banner>
    );
  }
  const { title, text, open } = single(first);
  return (
    <Banner
      tone={tone}
      title={title}
      actions={
        <>
          {open === null ? null : (
            <Button asChild size="sm">
              <Link href={first.href} prefetch={false}>
                {open}
              </Link>
            </Button>
          )}
          {away}
        </>
      }
    >
      {text}
    </Banner>
  );
}

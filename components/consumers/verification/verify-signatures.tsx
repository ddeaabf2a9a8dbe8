"use client";

import { ChevronRight, TriangleAlert } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ReadSecret } from "@/components/consumers/overview/use-secret";
import { Skeleton } from "@/components/ui/skeleton";

// Ten languages are much text, and most visits look at none.
const SnippetPanel = dynamic(() => import("./snippet-panel"), {
  ssr: false,
  loading: () => <Skeleton className="mt-2 h-80 w-full rounded-r3" />,
});

interface VerifySignaturesProps {
  consumerId: string;
  url: string;
  /** Null for a role that never sees a secret. */
  readSecret: ReadSecret | null;
}

/** How a receiver checks that a message is from us, ready to paste. */
export function VerifySignatures(props: VerifySignaturesProps) {
  const t = useTranslations("endpoint.verify");
  const [opened, setOpened] = useState(false);
  return (
    <details className="group mt-2.5" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary className="inline-flex list-none items-center gap-1 text-13 text-accent-fg [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 group-open:rotate-90" strokeWidth={2} />
        {t("title")}
      </summary>
      {opened ? <SnippetPanel {...props} /> : null}
      <p className="mt-2 flex gap-1.5 text-12 leading-[18px] text-fg-2">
        <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warn-fg" strokeWidth={2} />
        {t("rawBody")}
      </p>
    </details>
  );
}

"use client";

import { ChevronRight, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { CodeLines } from "@/components/display/code-lines";
import { highlightJavascript } from "@/components/display/highlight-javascript";
import { CopyButton } from "@/components/ui/copy-button";

/** Only what cannot close the string it stands in. */
function pathOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : "/";
  return /^[\w./~%-]+$/.test(path) ? path : "/webhooks";
}

function exampleFor(url: string): string {
  return `import express from "express";
import { Webhook } from "svix";

const app = express();
const webhook = new Webhook(process.env.WEBHOOK_SECRET);

app.post("${pathOf(url)}", express.raw({ type: "*/*" }), (req, res) => {
  const event = webhook.verify(req.body, req.headers);
  res.sendStatus(204);
});`;
}

/** How a receiver checks that a message is from us, ready to paste. */
export function VerifySnippet({ url }: { url: string }) {
  const t = useTranslations("endpoint.verify");
  const code = exampleFor(url);
  return (
    <details className="group mt-2.5">
      <summary className="inline-flex list-none items-center gap-1 text-13 text-accent-fg [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 group-open:rotate-90" strokeWidth={2} />
        {t("title")}
      </summary>
      <div className="mt-2 overflow-hidden rounded-r3 border border-line">
        <div className="flex min-h-8 items-center gap-3 border-b border-line pr-1.5 pl-3 text-13">
          <span className="font-medium">JavaScript</span>
          <code className="min-w-0 flex-1 truncate text-fg-3">{t("install")}</code>
          <CopyButton value={code} label={t("copy")} />
        </div>
        <CodeLines lines={highlightJavascript(code)} label={t("label")} />
      </div>
      <p className="mt-2 flex gap-1.5 text-12 leading-[18px] text-fg-2">
        <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warn-fg" strokeWidth={2} />
        {t("rawBody")}
      </p>
    </details>
  );
}

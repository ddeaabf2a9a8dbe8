"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type ReadSecret, useSecret } from "@/components/consumers/overview/use-secret";
import { LANGUAGE_FACTS, LANGUAGES, type Language } from "@/components/consumers/verification/languages";
import { snippetOf, snippetPath } from "@/components/consumers/verification/snippets";
import { useClock } from "@/components/display/clock-store";
import { CodeLines } from "@/components/display/code-lines";
import { highlightCode } from "@/components/display/highlight-code";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";

interface SnippetPanelProps {
  consumerId: string;
  url: string;
  /** Null for a role that never sees a secret. */
  readSecret: ReadSecret | null;
}

const REMEMBERED = "postrider.snippet-language";

/** The language last chosen in this browser, where its storage may be read. */
function rememberedLanguage(): Language {
  try {
    const stored = localStorage.getItem(REMEMBERED);
    return LANGUAGES.find((language) => language === stored) ?? "javascript";
  } catch {
    return "javascript";
  }
}

function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // Storage is switched off: the choice holds for this visit.
  }
}

/** A receiver in the language of choice. The real secret is written in only when asked for, and hidden again after a while. */
export default function SnippetPanel({ consumerId, url, readSecret }: SnippetPanelProps) {
  const t = useTranslations("endpoint.verify");
  const [language, setLanguage] = useState(rememberedLanguage);
  const [secret, setSecret] = useState<string | null>(null);
  const { label, install, syntax } = LANGUAGE_FACTS[language];
  const code = snippetOf(language, { path: snippetPath(url), secret });
  const choose = (wanted: Language) => {
    setLanguage(wanted);
    rememberLanguage(wanted);
  };
  return (
    <div className="mt-2 overflow-hidden rounded-r3 border border-line">
      <LanguageTabs language={language} onChoose={choose} />
      <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1 pr-1.5 pl-3 text-12">
        <code title={install ?? undefined} className="min-w-0 flex-1 truncate text-fg-3">
          {install ?? t("noLibrary")}
        </code>
        {readSecret ? <InsertSecret consumerId={consumerId} readSecret={readSecret} onSecret={setSecret} /> : null}
        <CopyButton value={code} label={t("copy")} />
      </div>
      <CodeLines lines={highlightCode(code, syntax)} label={t("label", { language: label })} className="max-h-[420px]" />
    </div>
  );
}

function LanguageTabs({ language, onChoose }: { language: Language; onChoose: (language: Language) => void }) {
  const t = useTranslations("endpoint.verify");
  return (
    <fieldset aria-label={t("language")} className="flex overflow-x-auto border-b border-line px-1.5 [scrollbar-width:none]">
      {LANGUAGES.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === language}
          onClick={() => onChoose(value)}
          className={cn(
            "-mb-px h-8 shrink-0 border-b-2 px-2 text-12 font-medium whitespace-nowrap -outline-offset-2 max-md:h-9",
            value === language ? "border-accent text-fg" : "border-transparent text-fg-3 hover:text-fg",
          )}
        >
          {LANGUAGE_FACTS[value].label}
        </button>
      ))}
    </fieldset>
  );
}

interface InsertSecretProps {
  consumerId: string;
  readSecret: ReadSecret;
  onSecret: (secret: string | null) => void;
}

/** Writes the real secret into the example for half a minute. */
function InsertSecret({ consumerId, readSecret, onSecret }: InsertSecretProps) {
  const t = useTranslations("endpoint.verify");
  const { shown, state, reveal, hide } = useSecret(consumerId, readSecret);
  const key = shown?.secret.key ?? null;
  const [told, setTold] = useState<string | null>(null);
  const left = useClock((now) => (shown ? Math.max(0, Math.ceil((shown.until - now) / 1_000)) : 0));
  if (told !== key) {
    setTold(key);
    onSecret(key);
  }
  return (
    <>
      <span role="status" className={cn("text-12", state === "failed" ? "text-bad-fg" : "text-fg-3 tabular-nums")}>
        {state === "failed" ? t("insertFailed") : shown ? <span aria-live="off">{t("hidesIn", { seconds: left })}</span> : null}
      </span>
      <Button variant="ghost" size="sm" disabled={state === "pending"} onClick={shown ? hide : () => void reveal()} className="h-6!">
        {t(shown ? "takeOut" : "insert")}
      </Button>
    </>
  );
}

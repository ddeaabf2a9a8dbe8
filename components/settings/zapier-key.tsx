"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Instant } from "@/components/display/instant";
import { useRefusal } from "@/components/layout/suspension";
import { AlertDialog, AlertDialogCancel } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { ActionResult } from "@/lib/action-result";
import { Facts, SettingsSection } from "./settings-section";

interface ZapierKeyProps {
  /** Of the key there is; instants in ISO 8601. */
  current: { prefix: string; created: string; lastUsed: string | null } | null;
  /** Server action; null for someone who may not. */
  rotateKey: (() => Promise<ActionResult<{ key: string }>>) | null;
}

/** The key that Zapier connects with: made and replaced here, and shown once. */
export function ZapierKey({ current, rotateKey }: ZapierKeyProps) {
  const t = useTranslations("webhookSettings.zapier");
  const endpoints = useTranslations("endpoints");
  const refuse = useRefusal();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [pending, startTransition] = useTransition();
  const rotate = () =>
    startTransition(async () => {
      setAsking(false);
      const result = await rotateKey?.().catch(() => null);
      setFailed(!result?.ok);
      if (!result?.ok) return;
      setKey(result.data.key);
      router.refresh();
    });
  return (
    <SettingsSection
      id="settings-zapier"
      title={t("title")}
      text={t("text")}
      actions={
        <span className="flex flex-wrap items-center gap-3">
          {rotateKey ? null : <span className="text-12 text-fg-3">{refuse(endpoints("needsDeveloper"))}</span>}
          <Button disabled={rotateKey === null || pending} onClick={() => (current ? setAsking(true) : rotate())}>
            {t(pending ? "pending" : current ? "rotate" : "create")}
          </Button>
        </span>
      }
    >
      {current ? (
        <Facts
          facts={[
            { name: t("key"), value: <code>{current.prefix}…</code> },
            { name: t("created"), value: <Instant at={current.created} /> },
            { name: t("lastUsed"), value: current.lastUsed ? <Instant at={current.lastUsed} /> : t("never") },
          ]}
        />
      ) : (
        <p className="text-13 text-fg-3">{t("none")}</p>
      )}
      {key === null ? null : (
        <div role="status" className="mt-3 rounded-r3 border border-ok-line bg-ok-bg px-3.5 py-3">
          <p className="text-13 font-semibold">{t("shown")}</p>
          <div className="mt-2 flex min-h-8 items-center gap-2 rounded-r3 border border-line-strong bg-bg py-1 pr-1 pl-2.5">
            <code className="min-w-0 flex-1 [overflow-wrap:anywhere] select-all">{key}</code>
            <CopyButton value={key} label={t("copy")} />
          </div>
        </div>
      )}
      <p role="alert" className={failed ? "mt-2 text-13 text-bad-fg" : "hidden"}>
        {failed ? t("failed") : null}
      </p>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("ask.title")}
        description={t("ask.text")}
        foot={
          <>
            <AlertDialogCancel asChild>
              <Button>{t("ask.cancel")}</Button>
            </AlertDialogCancel>
            <Button variant="destructive" onClick={rotate}>
              {t("ask.submit")}
            </Button>
          </>
        }
      />
    </SettingsSection>
  );
}

"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { useRefusal } from "@/components/layout/suspension";
import type { SendRefusal } from "@/components/testing/use-test-send";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";

interface SendBarProps {
  /** Why nothing can be sent; null where it can. */
  barred: "role" | "disabled" | "disabledByOperator" | null;
  sending: boolean;
  refusal: SendRefusal | null;
  onSend: () => void;
  onEnable: () => void;
}

const never = () => () => {};
const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** "Send example", what stands in its way, and what became of it where it was refused. */
export function SendBar({ barred, sending, refusal, onSend, onEnable }: SendBarProps) {
  const t = useTranslations("testing");
  const refuse = useRefusal();
  const apple = useSyncExternalStore(never, isApple, () => false);
  return (
    <>
      <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          variant="primary"
          // Not disabled while sending: the focus would be lost.
          disabled={barred !== null}
          aria-disabled={sending || undefined}
          aria-describedby="send-note"
          aria-keyshortcuts={apple ? "Meta+Enter" : "Control+Enter"}
          onClick={onSend}
        >
          <Send aria-hidden />
          {t(sending ? "sending" : "send")}
        </Button>
        {barred === null ? (
          <span aria-hidden className="flex gap-1 text-fg-3 max-md:hidden">
            <Key>{apple ? t("keys.apple") : t("keys.other")}</Key>
            <Key>{t("keys.enter")}</Key>
          </span>
        ) : null}
        <p id="send-note" className="ml-auto text-12 text-fg-3 max-md:ml-0">
          {barred === null ? t("note") : barred === "role" ? refuse(t("barred.role")) : t(`barred.${barred}`)}
        </p>
        {barred === "disabled" ? (
          <Button size="sm" onClick={onEnable}>
            {t("enable")}
          </Button>
        ) : null}
      </div>
      <FieldError id="send-error" error={refusal ? t(`refusals.${refusal}`) : undefined} />
    </>
  );
}

function Key({ children }: { children: string }) {
  return <kbd className="rounded-r2 border border-line-strong px-1.5 text-11">{children}</kbd>;
}

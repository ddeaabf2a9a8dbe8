"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ConsumerPage } from "@/components/consumers/use-live-consumers";
import { useRefusal } from "@/components/layout/suspension";
import { Button } from "@/components/ui/button";
import { lazyPopup } from "@/components/ui/lazy-popup";
import { useAllConsumers } from "./use-all-consumers";

const SendExampleMenu = lazyPopup(() => import("./send-example-menu"));

interface SendExampleButtonProps {
  name: string;
  clientId: string;
  first: ConsumerPage;
  canSend: boolean;
}

/** Chooses the endpoint that an example is sent to. */
export function SendExampleButton({ name, clientId, first, canSend }: SendExampleButtonProps) {
  const t = useTranslations("catalogue");
  const endpoints = useTranslations("endpoints");
  const refuse = useRefusal();
  const { results } = useAllConsumers(clientId, first);
  const label = (
    <>
      <Send aria-hidden />
      {t("sendTo")}
    </>
  );
  if (!canSend || results.length === 0) {
    return (
      <Button disabled title={canSend ? t("noEndpoints") : refuse(endpoints("needsDeveloper"))}>
        {label}
      </Button>
    );
  }
  return <SendExampleMenu trigger={<Button>{label}</Button>} name={name} consumers={results} />;
}

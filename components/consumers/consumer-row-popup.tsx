"use client";

import { Copy, Hash, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCopy } from "@/components/display/use-copy";
import { useRefusal } from "@/components/layout/suspension";
import type { PopupProps } from "@/components/ui/lazy-popup";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { ConsumerSwitchItem } from "./consumer-switch-item";

export interface ConsumerRowPopupProps extends PopupProps {
  consumer: WebhookConsumer;
  canManage: boolean;
  onDelete: () => void;
  onSwitch: (consumer: WebhookConsumer) => void;
}

/** What can be done with an endpoint from the list. */
export default function ConsumerRowPopup({ trigger, open, onOpenChange, consumer, canManage, onDelete, onSwitch }: ConsumerRowPopupProps) {
  const t = useTranslations("endpoints.menu");
  const common = useTranslations("common");
  const refuse = useRefusal();
  const { copy } = useCopy();
  const refusal = canManage ? null : refuse(t("needsDeveloper"));
  const copyAndSay = async (value: string) => {
    if (await copy(value)) toast.success(common("copied"));
  };
  return (
    <Menu open={open} onOpenChange={onOpenChange}>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent>
        <MenuItem onSelect={() => void copyAndSay(consumer.url)}>
          <Copy aria-hidden />
          {t("copyUrl")}
        </MenuItem>
        <MenuItem onSelect={() => void copyAndSay(consumer.id)}>
          <Hash aria-hidden />
          {t("copyId")}
        </MenuItem>
        <MenuSeparator />
        <ConsumerSwitchItem consumer={consumer} refusal={refusal} onSwitch={onSwitch} />
        <MenuItem danger disabled={!canManage} onSelect={onDelete} end={refusal}>
          <Trash2 aria-hidden />
          {t("delete")}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}

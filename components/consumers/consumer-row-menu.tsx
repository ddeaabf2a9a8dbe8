"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { lazyPopup } from "@/components/ui/lazy-popup";
import type { WebhookConsumer } from "@/lib/consumers/schema";

const ConsumerRowPopup = lazyPopup(() => import("./consumer-row-popup"));

interface ConsumerRowMenuProps {
  consumer: WebhookConsumer;
  canManage: boolean;
  onDelete: () => void;
  onSwitch: (consumer: WebhookConsumer) => void;
}

/** What can be done with an endpoint from the list. */
export function ConsumerRowMenu(props: ConsumerRowMenuProps) {
  const t = useTranslations("endpoints.menu");
  const trigger = (
    <IconButton label={t("label", { url: props.consumer.url })} title={t("title")} size="md">
      <Ellipsis aria-hidden />
    </IconButton>
  );
  return <ConsumerRowPopup trigger={trigger} {...props} />;
}

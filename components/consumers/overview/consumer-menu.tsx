"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Copy, Ellipsis, Hash, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConsumerSwitchItem } from "@/components/consumers/consumer-switch-item";
import { type SetDisabled, useConsumerSwitch } from "@/components/consumers/use-consumer-switch";
import { useCopy } from "@/components/display/use-copy";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import type { WebhookConsumer } from "@/lib/consumers/schema";

// Loaded when something is about to be deleted.
const DeleteConsumerDialog = dynamic(() => import("@/components/consumers/delete-consumer-dialog"));

interface ConsumerMenuProps {
  consumer: WebhookConsumer;
  canManage: boolean;
  /** Server action. */
  deleteConsumer: (id: string) => Promise<{ ok: boolean }>;
  setDisabled: SetDisabled;
}

/** What can be done with an endpoint from its page. */
export function ConsumerMenu({ consumer, canManage, deleteConsumer, setDisabled }: ConsumerMenuProps) {
  const t = useTranslations("endpoint.menu");
  const common = useTranslations("common");
  const { copy } = useCopy();
  const [deleting, setDeleting] = useState(false);
  const onDelete = useDeletion(deleteConsumer);
  const onSwitch = useConsumerSwitch(setDisabled);
  const refusal = canManage ? null : t("needsDeveloper");
  const copyAndSay = async (value: string) => {
    if (await copy(value)) toast.success(common("copied"));
  };
  return (
    <>
      <Menu>
        <MenuTrigger aria-label={t("label")} title={t("label")} className={cn(buttonClass(), "w-8 px-0 max-md:w-9 [&>svg]:m-0")}>
          <Ellipsis aria-hidden />
        </MenuTrigger>
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
          <MenuItem danger disabled={!canManage} onSelect={() => setDeleting(true)} end={refusal}>
            <Trash2 aria-hidden />
            {t("delete")}
          </MenuItem>
        </MenuContent>
      </Menu>
      {deleting ? <DeleteConsumerDialog consumer={consumer} open onOpenChange={setDeleting} onDelete={onDelete} /> : null}
    </>
  );
}

/** Deletes and goes back to the list, which then no longer has it. */
function useDeletion(deleteConsumer: ConsumerMenuProps["deleteConsumer"]) {
  const t = useTranslations("deleteConsumer");
  const router = useRouter();
  const queryClient = useQueryClient();
  return async (id: string) => {
    const { ok } = await deleteConsumer(id);
    if (!ok) return false;
    queryClient.removeQueries({ queryKey: ["webhook", id] });
    void queryClient.invalidateQueries({ queryKey: ["webhooks"] });
    toast.success(t("done"));
    router.push("/monitor/events");
    return true;
  };
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Copy, Ellipsis, Hash, History, Pencil, Trash2, Undo2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { consumerHref } from "@/components/consumers/consumer-cells";
import { ConsumerSwitchItem } from "@/components/consumers/consumer-switch-item";
import { type SetDisabled, useConsumerSwitch } from "@/components/consumers/use-consumer-switch";
import { useCopy } from "@/components/display/use-copy";
import { useRefusal } from "@/components/layout/suspension";
import { useReplayInUrl } from "@/components/replays/use-replay-in-url";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import type { ReplayKind } from "@/lib/replay/schema";

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
  const refuse = useRefusal();
  const { copy } = useCopy();
  const [deleting, setDeleting] = useState(false);
  const onDelete = useDeletion(deleteConsumer);
  const onSwitch = useConsumerSwitch(setDisabled);
  const refusal = canManage ? null : refuse(t("needsDeveloper"));
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
          <EditItem consumerId={consumer.id} refusal={refusal} />
          <ConsumerSwitchItem consumer={consumer} refusal={refusal} onSwitch={onSwitch} />
          <MenuSeparator />
          <ReplayItems consumer={consumer} refusal={refusal} />
          <MenuSeparator />
          <MenuItem onSelect={() => void copyAndSay(consumer.url)}>
            <Copy aria-hidden />
            {t("copyUrl")}
          </MenuItem>
          <MenuItem onSelect={() => void copyAndSay(consumer.id)}>
            <Hash aria-hidden />
            {t("copyId")}
          </MenuItem>
          <MenuSeparator />
          <MenuItem danger disabled={!canManage} onSelect={() => setDeleting(true)} end={refusal}>
            <Trash2 aria-hidden />
            {t("delete")}
          </MenuItem>
        </MenuContent>
      </Menu>
      {deleting ? <DeleteConsumerDialog consumer={consumer} onDelete={onDelete} onClose={() => setDeleting(false)} /> : null}
    </>
  );
}

function EditItem({ consumerId, refusal }: { consumerId: string; refusal: string | null }) {
  const t = useTranslations("endpoint.menu");
  const content = (
    <>
      <Pencil aria-hidden />
      {t("edit")}
    </>
  );
  if (refusal) {
    return (
      <MenuItem disabled end={refusal}>
        {content}
      </MenuItem>
    );
  }
  return (
    <MenuItem asChild>
      <Link href={`${consumerHref(consumerId)}/edit`}>{content}</Link>
    </MenuItem>
  );
}

/** They open the dialog of the Overview tab, from wherever one is. */
function ReplayItems({ consumer, refusal }: { consumer: WebhookConsumer; refusal: string | null }) {
  const t = useTranslations("endpoint.menu");
  const router = useRouter();
  const overview = consumerHref(consumer.id);
  const isOverview = usePathname() === overview;
  const { open } = useReplayInUrl();
  const reason = refusal ?? (consumer.disabled ? t("enableFirst") : null);
  const lead = (kind: ReplayKind) => (isOverview ? open(kind) : router.push(`${overview}?replay=${kind}`));
  return (
    <>
      <MenuItem disabled={reason !== null} end={reason} onSelect={() => lead("failed")}>
        <Undo2 aria-hidden />
        {t("recover")}
      </MenuItem>
      <MenuItem disabled={reason !== null} end={reason} onSelect={() => lead("missing")}>
        <History aria-hidden />
        {t("replay")}
      </MenuItem>
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

"use client";

import { Copy, Ellipsis, ExternalLink, RotateCw, SquareTerminal, Undo2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { curlOfRequest } from "@/components/attempts/curl-of-request";
import { useCopy } from "@/components/display/use-copy";
import { fetchJson } from "@/components/layout/fetch-json";
import { messageHref } from "@/components/messages/message-href";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import type { AttemptAnswer, DeliveryRow } from "@/lib/delivery-log/schema";
import type { MessageWithEnvelope } from "@/lib/messages/schema";
import type { CursorPage } from "@/lib/paging";

/** The last request of a delivery as a curl command; its body is the envelope unless a transformation changed it. */
async function lastCurl(messageId: string, webhookId: string): Promise<string> {
  const { results } = await fetchJson<CursorPage<AttemptAnswer>>(
    `/api/v1/messages/${messageId}/attempts?${new URLSearchParams({ webhookId })}`,
  );
  const request = results.find((attempt) => attempt.request !== null)?.request;
  if (!request) throw new Error("No request was made.");
  if (request.body !== undefined) return curlOfRequest({ ...request, body: request.body });
  const { envelope } = await fetchJson<MessageWithEnvelope>(`/api/v1/messages/${messageId}`);
  return curlOfRequest({ ...request, body: envelope });
}

/** Sending again from a row's menu. */
export interface RowReplay {
  /** Why it can't be chosen: the role, or the endpoint's state; null where it can. */
  refusal: string | null;
  resend: (messageId: string) => Promise<void>;
  /** Opens the dialog that recovers what has failed since an instant (ISO 8601). */
  recoverSince: (at: string) => void;
}

interface DeliveryRowMenuProps {
  row: DeliveryRow;
  webhookId: string;
  replay: RowReplay;
}

/** What can be done with one message of an endpoint. */
export function DeliveryRowMenu({ row, webhookId, replay }: DeliveryRowMenuProps) {
  const t = useTranslations("deliveries");
  const { copy } = useCopy();
  const say = async (copied: Promise<boolean>, text: string) => {
    if (await copied) toast.success(text);
  };
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton size="md" label={t("actionsFor", { id: row.messageId })} title={t("columns.actions")}>
          <Ellipsis aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent>
        <MenuItem asChild>
          <Link href={messageHref(row.messageId)}>
            <ExternalLink aria-hidden />
            {t("open")}
          </Link>
        </MenuItem>
        <ReplayItems row={row} replay={replay} />
        <MenuSeparator />
        <MenuItem onSelect={() => void say(copy(row.messageId), t("messageIdCopied"))}>
          <Copy aria-hidden />
          {t("copyMessageId")}
        </MenuItem>
        <MenuItem
          disabled={row.attemptCount === 0}
          onSelect={() =>
            void say(
              copy(() => lastCurl(row.messageId, webhookId)),
              t("curlCopied"),
            )
          }
        >
          <SquareTerminal aria-hidden />
          {t("copyCurl")}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}

function ReplayItems({ row, replay: { refusal, resend, recoverSince } }: Pick<DeliveryRowMenuProps, "row" | "replay">) {
  const t = useTranslations("replays.resend");
  return (
    <>
      <MenuSeparator />
      <MenuItem disabled={refusal !== null} end={refusal} onSelect={() => void resend(row.messageId)}>
        <RotateCw aria-hidden />
        {t("action")}
      </MenuItem>
      <MenuItem disabled={refusal !== null} end={refusal} onSelect={() => recoverSince(row.created)}>
        <Undo2 aria-hidden />
        {t("since")}
      </MenuItem>
    </>
  );
}

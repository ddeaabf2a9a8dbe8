"use client";

import { Copy, Ellipsis, ExternalLink, SquareTerminal } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { curlOfRequest } from "@/components/attempts/curl-of-request";
import { useCopy } from "@/components/display/use-copy";
import { fetchJson } from "@/components/layout/fetch-json";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import type { CursorPage } from "@/lib/api/pagination-schema";
import type { AttemptAnswer, DeliveryRow } from "@/lib/delivery/schema";
import type { MessageWithEnvelope } from "@/lib/messages/schema";

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

/** What can be done with one message of an endpoint. */
export function DeliveryRowMenu({ row, webhookId }: { row: DeliveryRow; webhookId: string }) {
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

/** The page of a message. */
export function messageHref(messageId: string): string {
  return `/monitor/events/messages/${messageId}`;
}

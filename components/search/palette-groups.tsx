"use client";

import { Command } from "cmdk";
import { CornerDownLeft, History, MessageSquareText, PanelsTopLeft, Tag, Webhook } from "lucide-react";
import { useTranslations } from "next-intl";
import { DeliveryStatus } from "@/components/deliveries/delivery-status";
import { EventName } from "@/components/display/event-name";
import { Url } from "@/components/display/url";
import { placesOf } from "@/components/layout/places";
import { messageHref } from "@/components/messages/message-href";
import { PaletteItem } from "@/components/search/palette-item";
import type { RecentItem } from "@/components/search/recent-items";
import { shortenId } from "@/components/ui/copyable";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import type { EventTypeSummary } from "@/lib/event-types/schema";
import type { ListedMessage } from "@/lib/messages/schema";

export type Go = (href: string, item?: RecentItem) => void;

/** The messages an id names. */
export function MessageGroup({ messages, onGo }: { messages: ListedMessage[]; onGo: Go }) {
  const t = useTranslations("search");
  if (messages.length === 0) return null;
  return (
    <Command.Group heading={t("groups.messages")} forceMount>
      {messages.map(({ id, eventId, eventType, status }) => (
        <PaletteItem
          key={id}
          always
          value={`message ${id}`}
          keywords={[id, eventId]}
          icon={MessageSquareText}
          end={<DeliveryStatus status={status} />}
          onSelect={() => onGo(messageHref(id), { kind: "message", href: messageHref(id), label: `${eventType} ${shortenId(id)}` })}
        >
          <EventName name={eventType} />
          <code className="ml-2 truncate text-fg-3">{shortenId(id)}</code>
        </PaletteItem>
      ))}
    </Command.Group>
  );
}

export function RecentGroup({ items, onGo }: { items: RecentItem[]; onGo: Go }) {
  const t = useTranslations("search");
  if (items.length === 0) return null;
  return (
    <Command.Group heading={t("groups.recent")}>
      {items.map((item) => (
        <PaletteItem
          key={item.href}
          value={`recent ${item.href}`}
          keywords={[item.label]}
          icon={History}
          end={t(`kinds.${item.kind}`)}
          onSelect={() => onGo(item.href, item)}
        >
          <span className="truncate">{item.label}</span>
        </PaletteItem>
      ))}
    </Command.Group>
  );
}

export function EndpointGroup({ endpoints, onGo }: { endpoints: WebhookConsumer[]; onGo: Go }) {
  const t = useTranslations("search");
  return (
    <Command.Group heading={t("groups.endpoints")}>
      {endpoints.map(({ id, url, description }) => {
        const href = `/monitor/events/endpoints/${id}`;
        return (
          <PaletteItem
            key={id}
            value={`endpoint ${id}`}
            keywords={[url, description ?? "", id]}
            icon={Webhook}
            end={<CornerDownLeft aria-hidden className="size-3.5" />}
            onSelect={() => onGo(href, { kind: "endpoint", href, label: url })}
          >
            <Url url={url} />
          </PaletteItem>
        );
      })}
    </Command.Group>
  );
}

export function EventTypeGroup({ eventTypes, onGo }: { eventTypes: EventTypeSummary[]; onGo: Go }) {
  const t = useTranslations("search");
  return (
    <Command.Group heading={t("groups.eventTypes")}>
      {eventTypes.map(({ name }) => {
        const href = `/monitor/events/catalogue?${new URLSearchParams({ type: name })}`;
        return (
          <PaletteItem
            key={name}
            value={`type ${name}`}
            keywords={[name]}
            icon={Tag}
            end={t("catalogue")}
            onSelect={() => onGo(href, { kind: "eventType", href, label: name })}
          >
            <EventName name={name} />
          </PaletteItem>
        );
      })}
    </Command.Group>
  );
}

const TABS = [
  { key: "catalogue", href: "/monitor/events/catalogue" },
  { key: "logs", href: "/monitor/events/logs" },
  { key: "activity", href: "/monitor/events/activity" },
] as const;

/** Every page of the navigation, and the tabs of Events. */
export function PageGroup({ onGo }: { onGo: Go }) {
  const t = useTranslations("search");
  const shell = useTranslations("shell");
  const tabs = useTranslations("endpoints.tabs");
  const pages = placesOf("portal", false).flatMap(({ heading, pages: below }) =>
    below.map(({ key, href }) => ({ href: href as string, name: shell(key), under: shell(heading) })),
  );
  const all = [...pages, ...TABS.map(({ key, href }) => ({ href: href as string, name: tabs(key), under: shell("events") }))];
  return (
    <Command.Group heading={t("groups.pages")}>
      {all.map(({ href, name, under }) => (
        <PaletteItem
          key={href}
          value={`page ${href}`}
          keywords={[under, name]}
          icon={PanelsTopLeft}
          end={under}
          onSelect={() => onGo(href)}
        >
          {name}
        </PaletteItem>
      ))}
    </Command.Group>
  );
}

"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Url } from "@/components/display/url";
import type { PopupProps } from "@/components/ui/lazy-popup";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from "@/components/ui/menu";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { testingLink } from "./catalogue-links";

interface SendExampleMenuProps extends PopupProps {
  name: string;
  consumers: WebhookConsumer[];
}

/** The endpoints an example may be sent to; a test goes to the one chosen, whatever it subscribes to. */
export default function SendExampleMenu({ trigger, open, onOpenChange, name, consumers }: SendExampleMenuProps) {
  const t = useTranslations("catalogue");
  const parts = [
    { label: t("subscribed"), consumers: consumers.filter(({ eventTypes }) => eventTypes.includes(name)) },
    { label: t("others"), consumers: consumers.filter(({ eventTypes }) => !eventTypes.includes(name)) },
  ].filter((part) => part.consumers.length > 0);
  return (
    <Menu open={open} onOpenChange={onOpenChange}>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent className="max-h-96 w-96 max-w-[calc(100vw-16px)]">
        {parts.map((part) => (
          <div key={part.label}>
            <MenuLabel>{part.label}</MenuLabel>
            {part.consumers.map(({ id, url, disabled }) =>
              disabled ? (
                <MenuItem key={id} disabled end={t("isDisabled")}>
                  <Url url={url} className="[&_span]:text-fg-4!" />
                </MenuItem>
              ) : (
                <MenuItem key={id} asChild>
                  <Link href={testingLink(id, name)}>
                    <Url url={url} />
                  </Link>
                </MenuItem>
              ),
            )}
          </div>
        ))}
      </MenuContent>
    </Menu>
  );
}

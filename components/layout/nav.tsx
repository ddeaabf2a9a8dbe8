"use client";

import { Webhook } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Brand } from "./brand";
import { DeliveryHealth } from "./delivery-health";

const ITEM = "flex h-[30px] items-center gap-2.5 rounded-r2 px-2 text-13 font-medium text-fg-2 max-lg:h-10";

/** The navigation's contents: a column on a wide screen, a sheet on a narrow one. It links only what exists. */
export function Nav({ onNavigate }: { onNavigate?: () => void }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  return (
    <>
      <Link
        href="/monitor/events"
        onClick={onNavigate}
        className="flex h-12 flex-none items-center border-b border-line px-5 -outline-offset-4"
      >
        <Brand />
      </Link>
      <div className="flex-1 overflow-auto p-3">
        <p className="px-2 text-12 leading-7 text-fg-3">{t("monitor")}</p>
        <p className={ITEM}>
          <Webhook aria-hidden className="size-4 text-fg-3" strokeWidth={1.75} />
          {t("webhooks")}
        </p>
        <ul className="ml-[15px] border-l border-line-strong pl-2.5">
          <li>
            <Link
              href="/monitor/events"
              onClick={onNavigate}
              aria-current={pathname.startsWith("/monitor/events") ? "page" : undefined}
              className={`${ITEM} hover:bg-hover hover:text-fg aria-[current]:bg-selected aria-[current]:text-fg`}
            >
              {t("events")}
            </Link>
          </li>
        </ul>
      </div>
      <div className="border-t border-line px-5 py-3 text-12 text-fg-3">
        <DeliveryHealth />
      </div>
    </>
  );
}

"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Brand } from "./brand";
import { DeliveryHealth } from "./delivery-health";
import { PLACES } from "./places";

const ITEM = "flex h-[30px] items-center gap-2.5 rounded-r2 px-2 text-13 font-medium text-fg-2 max-lg:h-10";
const LINK = `${ITEM} hover:bg-hover hover:text-fg aria-[current]:bg-selected aria-[current]:text-fg`;
const ICON = { "aria-hidden": true, className: "size-4 text-fg-3", strokeWidth: 1.75 } as const;

interface NavProps {
  onNavigate?: () => void;
}

/** The navigation's contents: a column on a wide screen, a sheet on a narrow one. It links only what exists. */
export function Nav({ onNavigate }: NavProps) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const current = (href: string) => (pathname === href || pathname.startsWith(`${href}/`) ? "page" : undefined);
  return (
    <>
      <Link
        href="/monitor/events"
        onClick={onNavigate}
        className="flex h-12 flex-none items-center border-b border-line px-5 -outline-offset-4"
      >
        <Brand />
      </Link>
      <div className="flex flex-1 flex-col gap-1 overflow-auto p-3">
        {PLACES.map(({ title, icon: Icon, pages, ...place }) => (
          <div key={title}>
            {"href" in place ? (
              <Link href={place.href} onClick={onNavigate} aria-current={current(place.href)} className={LINK}>
                <Icon {...ICON} />
                {t(title)}
              </Link>
            ) : (
              <p className={ITEM}>
                <Icon {...ICON} />
                {t(title)}
              </p>
            )}
            {pages.length > 0 ? (
              <ul className="ml-[15px] border-l border-line-strong pl-2.5">
                {pages.map(({ key, href }) => (
                  <li key={href}>
                    <Link href={href} onClick={onNavigate} aria-current={current(href)} className={LINK}>
                      {t(key)}
                    </Link>
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
        ))}
      </div>
      <div className="border-t border-line px-5 py-3 text-12 text-fg-3">
        <DeliveryHealth />
      </div>
    </>
  );
}

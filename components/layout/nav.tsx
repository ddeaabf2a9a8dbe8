"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Brand } from "./brand";
import { DeliveryHealth } from "./delivery-health";
import { type Area, placesOf } from "./places";

const ITEM = "flex h-[30px] items-center gap-2.5 rounded-r2 px-2 text-13 font-medium text-fg-2 max-lg:h-10";
const LINK = `${ITEM} hover:bg-hover hover:text-fg aria-[current]:bg-selected aria-[current]:text-fg`;
const ICON = { "aria-hidden": true, className: "size-4 text-fg-3", strokeWidth: 1.75 } as const;

/** Where the name of the product leads, and no page below it is meant by it alone. */
const HOMES = { portal: "/monitor/events", admin: "/admin" } as const;

export interface NavProps {
  area: Area;
  /** Whether there is a way to /admin. */
  isOperator: boolean;
  onNavigate?: (() => void) | undefined;
}

/** The navigation's contents: a column on a wide screen, a sheet on a narrow one. It links only what exists. */
export function Nav({ area, isOperator, onNavigate }: NavProps) {
  const t = useTranslations("shell");
  return (
    <>
      <Link
        href={HOMES[area]}
        onClick={onNavigate}
        className="flex h-12 flex-none items-center border-b border-line px-5 -outline-offset-4"
      >
        <Brand />
      </Link>
      <div className="flex flex-1 flex-col gap-3 overflow-auto p-3">
        {placesOf(area, isOperator).map(({ heading, pages }) => (
          <div key={heading}>
            <p className="px-2 text-12 leading-7 text-fg-3">{t(heading)}</p>
            <ul>
              {pages.map(({ key, href, icon: Icon, ...page }) => (
                <li key={href}>
                  {"below" in page ? (
                    <>
                      <p className={ITEM}>
                        <Icon {...ICON} />
                        {t(page.below)}
                      </p>
                      <div className="ml-[15px] border-l border-line-strong pl-2.5">
                        <PlaceLink href={href} onNavigate={onNavigate}>
                          {t(key)}
                        </PlaceLink>
                      </div>
                    </>
                  ) : (
                    <PlaceLink href={href} onNavigate={onNavigate}>
                      <Icon {...ICON} />
                      {t(key)}
                    </PlaceLink>
                  )}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <div className="border-t border-line px-5 py-3 text-12 text-fg-3">
        <DeliveryHealth />
      </div>
    </>
  );
}

function PlaceLink({ href, onNavigate, children }: Pick<NavProps, "onNavigate"> & { href: string; children: ReactNode }) {
  const pathname = usePathname();
  const isHere = pathname === href || (href !== HOMES.admin && pathname.startsWith(`${href}/`));
  return (
    <Link href={href} onClick={onNavigate} aria-current={isHere ? "page" : undefined} className={LINK}>
      {children}
    </Link>
  );
}

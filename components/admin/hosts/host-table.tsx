"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useCauseName } from "@/components/activity/use-cause-name";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Table } from "@/components/ui/table";
import { type HostAnswer, MAX_DEFERRED_COUNTED } from "@/lib/hosts/schema";
import { HostNext, HostStatus } from "./host-status";

interface HostTableProps {
  hosts: HostAnswer[];
  outdated: boolean;
  onOpen: (host: HostAnswer) => void;
  onClose: (host: HostAnswer) => void;
}

/** A row for each client and host; stacked on a phone. */
export function HostTable({ hosts, outdated, onOpen, onClose }: HostTableProps) {
  const t = useTranslations("adminHosts.columns");
  return (
    <Table rows="two" aria-busy={outdated} className={cn(outdated && "opacity-60")}>
      <colgroup>
        <col className="w-[112px]" />
        <col />
        <col className="w-[176px]" />
        <col className="w-[124px]" />
        <col className="w-[92px]" />
        <col className="w-[206px]" />
        <col className="w-[88px]" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t("breaker")}</th>
          <th scope="col">{t("host")}</th>
          <th scope="col">{t("client")}</th>
          <th scope="col" className="r">
            {t("failed")}
          </th>
          <th scope="col" className="r">
            {t("deferred")}
          </th>
          <th scope="col">{t("next")}</th>
          <th scope="col">
            <span className="sr-only">{t("actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {hosts.map((host) => (
          <HostRow key={`${host.clientId} ${host.host}`} host={host} onOpen={() => onOpen(host)} onClose={() => onClose(host)} />
        ))}
      </tbody>
    </Table>
  );
}

function HostRow({ host, onOpen, onClose }: { host: HostAnswer; onOpen: () => void; onClose: () => void }) {
  const t = useTranslations("adminHosts");
  const format = useFormatter();
  const { attempts, failures } = host.lastMinute;
  const isOpen = host.openUntil !== null;
  return (
    <tr>
      <td className="max-md:order-2">
        <HostStatus host={host} />
      </td>
      <td className="wide max-md:order-1 max-md:min-h-10 max-md:pr-24!">
        <span title={host.host} className="block truncate font-medium">
          {host.host}
        </span>
        <Reasons host={host} />
      </td>
      <td className="max-md:order-3 max-md:justify-self-end">
        <Link href={`/admin/clients/${host.clientId}`} prefetch={false} className="block truncate hover:underline">
          {host.clientName}
        </Link>
        <span className="block text-12 text-fg-3 max-md:hidden">{t("endpoints", { count: host.consumers })}</span>
      </td>
      <td
        className={cn(
          "r tabular-nums max-md:order-4 max-md:text-left!",
          failures > 0 ? "text-bad-fg" : "text-fg-2",
          attempts === 0 && !isOpen && "gone",
        )}
      >
        {attempts === 0 ? (
          <span className="text-fg-3">–</span>
        ) : (
          t("failedOf", { failures: format.number(failures, "whole"), attempts: format.number(attempts, "whole") })
        )}
      </td>
      <td className={cn("r tabular-nums max-md:order-5 max-md:justify-self-end", !isOpen && "gone")}>
        <span className="text-fg-3 md:hidden">{t("columns.deferred")} </span>
        {isOpen ? (
          `${format.number(host.deferred, "whole")}${host.deferred >= MAX_DEFERRED_COUNTED ? "+" : ""}`
        ) : (
          <span className="text-fg-3">–</span>
        )}
      </td>
      <td className="wide text-fg-2 tabular-nums max-md:order-6 max-md:empty:hidden">
        <HostNext host={host} />
      </td>
      <td className="act max-md:right-0!">
        {isOpen ? (
          <Button size="sm" aria-label={t("close.label", { host: host.host, client: host.clientName })} onClick={onClose}>
            {t("close.open")}
          </Button>
        ) : (
          <Button size="sm" aria-label={t("open.label", { host: host.host, client: host.clientName })} onClick={onOpen}>
            {t("open.open")}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Why: what its latest failures were, or whose hand it was. */
function Reasons({ host }: { host: HostAnswer }) {
  const t = useTranslations("adminHosts");
  const causeName = useCauseName();
  if (host.hand) {
    const text = t("byHand", { by: host.hand.by, reason: host.hand.reason });
    return (
      <span title={text} className="block truncate text-12 text-fg-2">
        {text}
      </span>
    );
  }
  const text = host.reasons.map((reason) => t("cause", { cause: causeName(reason), count: reason.count })).join(", ");
  return (
    <span title={text} className="block truncate text-12 text-fg-3">
      {text}
    </span>
  );
}

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Instant } from "@/components/display/instant";
import { Table } from "@/components/ui/table";
import { type ListedClient, MAX_DAILY_COUNTED } from "@/lib/clients/schema";
import { ClientState } from "./client-state";

/** The clients as a table; stacked rows on a phone. */
export function ClientTable({ clients }: { clients: ListedClient[] }) {
  const t = useTranslations("admin.clients.columns");
  const counts = useTranslations("admin.clients.counts");
  const format = useFormatter();
  return (
    <Table>
      <colgroup>
        <col />
        <col className="w-[140px]" />
        <col className="w-[130px]" />
        <col className="lo w-[110px]" />
        <col className="w-[150px]" />
        <col className="lo w-[130px]" />
      </colgroup>
      <thead>
        <tr>
          <th>{t("client")}</th>
          <th>{t("state")}</th>
          <th className="r">{t("endpoints")}</th>
          <th className="lo r">{t("people")}</th>
          <th className="r">{t("messages")}</th>
          <th className="lo r">{t("created")}</th>
        </tr>
      </thead>
      <tbody>
        {clients.map((client) => (
          <tr key={client.id}>
            <td className="wide">
              <Link
                href={`/admin/clients/${client.id}`}
                prefetch={false}
                title={client.name}
                className="row-link block truncate font-medium outline-none hover:text-accent-fg"
              >
                {client.name}
              </Link>
            </td>
            <td>
              <ClientState suspended={client.suspended !== null} />
            </td>
            <td className="r tabular-nums max-md:justify-self-end">
              <span aria-hidden className="max-md:hidden">
                {format.number(client.endpoints, "whole")}
              </span>
              <span className="text-fg-3 md:sr-only">{counts("endpoints", { count: client.endpoints })}</span>
            </td>
            <td className="lo gone r tabular-nums">{format.number(client.people, "whole")}</td>
            <td className="r gone tabular-nums">
              {format.number(client.messages, "whole")}
              {client.messages >= MAX_DAILY_COUNTED ? "+" : null}
            </td>
            <td className="lo gone r text-fg-3">
              <Instant at={client.created} style="date" />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

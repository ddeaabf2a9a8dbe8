import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Instant } from "@/components/display/instant";
import { Chip } from "@/components/ui/chip";
import { Table } from "@/components/ui/table";
import type { ListedUser } from "@/lib/users/schema";

/** The users as a table; stacked rows on a phone. */
export function UserTable({ users }: { users: ListedUser[] }) {
  const t = useTranslations("admin.users");
  const team = useTranslations("team");
  const format = useFormatter();
  return (
    <Table rows="two">
      <colgroup>
        <col />
        <col />
        <col className="w-[110px]" />
        <col className="w-[150px]" />
      </colgroup>
      <thead>
        <tr>
          <th>{team("columns.person")}</th>
          <th>{t("columns.clients")}</th>
          <th className="r">{t("columns.sessions")}</th>
          <th className="r">{team("columns.lastSignIn")}</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.id}>
            <td className="wide">
              <span className="flex min-w-0 items-center gap-2">
                <Link
                  href={`/admin/users/${user.id}`}
                  prefetch={false}
                  title={user.name}
                  className="row-link block truncate font-medium outline-none hover:text-accent-fg"
                >
                  {user.name}
                </Link>
                {user.isOperator ? <Chip className="h-[18px] flex-none px-1">{t("operator")}</Chip> : null}
              </span>
              <span className="block truncate text-12 text-fg-3">{user.email}</span>
            </td>
            <td className="wide">
              <ClientNames user={user} />
            </td>
            <td className="r tabular-nums max-md:justify-self-start">
              <span aria-hidden className="max-md:hidden">
                {format.number(user.sessions, "whole")}
              </span>
              <span className="text-fg-3 md:sr-only">{t("sessionCount", { count: user.sessions })}</span>
            </td>
            <td className="r max-md:justify-self-end">
              {user.lastSignIn ? <Instant at={user.lastSignIn} /> : <span className="text-fg-3">{team("never")}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A user's clients, a line each, with their role there. */
function ClientNames({ user: { clients, clientCount } }: { user: ListedUser }) {
  const t = useTranslations("admin.users");
  const roles = useTranslations("team.roles");
  if (clientCount === 0) return <span className="text-fg-3">{t("noClient")}</span>;
  return (
    <ul className="py-1.5 max-md:py-0">
      {clients.map(({ id, name, role }) => (
        <li key={id} className="flex min-w-0 gap-1.5">
          <span className="truncate">{name}</span> <span className="flex-none text-fg-3">{roles(`${role}.name`)}</span>
        </li>
      ))}
      {clientCount > clients.length ? <li className="text-fg-3">{t("moreClients", { count: clientCount - clients.length })}</li> : null}
    </ul>
  );
}

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Instant } from "@/components/display/instant";
import { Table } from "@/components/ui/table";
import type { Member } from "@/lib/users/schema";

/** Who belongs to a client, each with the way to what can be done. */
export function ClientMembers({ members }: { members: Member[] }) {
  const t = useTranslations("team");
  const people = useTranslations("admin.clients.people");
  if (members.length === 0) return <p className="text-13 text-fg-3">{people("none")}</p>;
  return (
    <Table rows="two">
      <colgroup>
        <col />
        <col className="w-[200px]" />
        <col className="w-[150px]" />
      </colgroup>
      <thead>
        <tr>
          <th>{t("columns.person")}</th>
          <th>{t("columns.role")}</th>
          <th className="r">{t("columns.lastSignIn")}</th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ userId, name, email, role, lastSignIn }) => (
          <tr key={userId}>
            <td className="wide">
              <Link href={`/admin/users/${userId}`} prefetch={false} className="block truncate font-medium hover:text-accent-fg">
                {name}
              </Link>
              <span className="block truncate text-12 text-fg-3">{email}</span>
            </td>
            <td>{t(`roles.${role}.name`)}</td>
            <td className="r max-md:justify-self-end">
              {lastSignIn ? <Instant at={lastSignIn} /> : <span className="text-fg-3">{t("never")}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

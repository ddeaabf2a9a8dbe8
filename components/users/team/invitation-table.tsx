import { useTranslations } from "next-intl";
import { Instant } from "@/components/display/instant";
import { Button } from "@/components/ui/button";
import { Table } from "@/components/ui/table";
import type { PendingInvitation } from "@/lib/users/schema";

interface InvitationTableProps {
  invitations: PendingInvitation[];
  onRevoke: (invitation: PendingInvitation) => void;
}

/** Who has been asked to join and has not answered. */
export function InvitationTable({ invitations, onRevoke }: InvitationTableProps) {
  const t = useTranslations("team");
  const roles = useTranslations("team.roles");
  return (
    <section aria-labelledby="invitations" className="mt-8">
      <h2 id="invitations" className="mb-1 text-14 font-semibold">
        {t("invitations")}
      </h2>
      <Table rows="two">
        <colgroup>
          <col />
          <col className="w-[200px]" />
          <col className="w-[150px]" />
          <col className="w-[130px]" />
        </colgroup>
        <thead>
          <tr>
            <th>{t("columns.person")}</th>
            <th>{t("columns.role")}</th>
            <th>{t("columns.expires")}</th>
            <th>
              <span className="sr-only">{t("columns.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {invitations.map((invitation) => (
            <tr key={invitation.id}>
              <td className="wide">
                <span className="block truncate font-medium">{invitation.email}</span>
                <span className="block truncate text-12 text-fg-3">{t("invitedBy", { name: invitation.invitedBy })}</span>
              </td>
              <td>{roles(`${invitation.role}.name`)}</td>
              <td className="max-md:justify-self-end">
                <Instant at={invitation.expires} />
              </td>
              <td className="r wide">
                <Button size="sm" onClick={() => onRevoke(invitation)} aria-label={t("revokeFor", { email: invitation.email })}>
                  {t("revoke")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

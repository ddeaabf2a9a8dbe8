"use client";

import { useTranslations } from "next-intl";
import { Instant } from "@/components/display/instant";
import { Chip } from "@/components/ui/chip";
import { Table } from "@/components/ui/table";
import { MemberMenu } from "@/components/users/team/member-menu";
import type { Member, MemberRole } from "@/lib/users/schema";

interface MemberTableProps {
  members: Member[];
  /** The user who looks. */
  self: string;
  canManage: boolean;
  onRole: (member: Member, role: MemberRole) => void;
  onResetLink: (member: Member) => void;
  onRemove: (member: Member) => void;
}

/** Everyone who belongs to the client. */
export function MemberTable({ members, self, canManage, onRole, onResetLink, onRemove }: MemberTableProps) {
  const t = useTranslations("team");
  const roles = useTranslations("team.roles");
  return (
    <Table rows="two" className="max-md:[&_tbody_tr]:pr-9!">
      <colgroup>
        <col />
        <col className="w-[200px]" />
        <col className="w-[150px]" />
        <col className="lo w-[130px]" />
        <col className="w-[36px]" />
      </colgroup>
      <thead>
        <tr>
          <th>{t("columns.person")}</th>
          <th>{t("columns.role")}</th>
          <th>{t("columns.lastSignIn")}</th>
          <th className="lo">{t("columns.joined")}</th>
          <th>
            <span className="sr-only">{t("columns.actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.userId}>
            <td className="wide">
              <span className="flex min-w-0 items-center gap-2 font-medium">
                <span className="truncate">{member.name}</span>
                {member.userId === self ? <Chip className="h-[18px] flex-none px-1">{t("you")}</Chip> : null}
              </span>
              <span className="block truncate text-12 text-fg-3">{member.email}</span>
            </td>
            <td>{roles(`${member.role}.name`)}</td>
            <td className="max-md:justify-self-end">
              {member.lastSignIn ? <Instant at={member.lastSignIn} /> : <span className="text-fg-3">{t("never")}</span>}
            </td>
            <td className="lo gone">
              <Instant at={member.joined} style="date" />
            </td>
            <td className="act">
              {canManage ? (
                <MemberMenu
                  name={member.name}
                  role={member.role}
                  onRole={(role) => onRole(member, role)}
                  onResetLink={() => onResetLink(member)}
                  onRemove={() => onRemove(member)}
                />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

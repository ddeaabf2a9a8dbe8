"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Instant } from "@/components/display/instant";
import { SettingsSection } from "@/components/settings/settings-section";
import { Chip } from "@/components/ui/chip";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Table } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import { MemberMenu } from "@/components/users/team/member-menu";
import type { MemberRole, UserClient, UserDetail } from "@/lib/users/schema";
import type { UserActions } from "./user-actions";

interface UserClientsProps extends Pick<UserActions, "changeRole" | "removeFromClient"> {
  user: UserDetail;
}

/** The clients someone belongs to, each with their role, which can be another, or none. */
export function UserClients({ user, changeRole, removeFromClient }: UserClientsProps) {
  const t = useTranslations("admin.users.clients");
  const team = useTranslations("team");
  const router = useRouter();
  const [leaving, setLeaving] = useState<UserClient | null>(null);
  const [problem, setProblem] = useState("");
  const problemOf = (error: string | undefined) => (error === "conflict" ? t("lastAdministrator") : team("failed"));
  const giveRole = async (client: UserClient, role: MemberRole) => {
    if (role === client.role) return;
    const answer = await changeRole({ userId: user.id, clientId: client.id, role }).catch(() => null);
    if (answer?.ok) toast.success(team("roleChanged", { name: user.name }));
    else toast.error(problemOf(answer?.error));
    router.refresh();
  };
  const remove = async (client: UserClient) => {
    const answer = await removeFromClient({ userId: user.id, clientId: client.id }).catch(() => null);
    if (answer?.ok) toast.success(t("removed", { name: user.name, client: client.name }));
    else setProblem(problemOf(answer?.error));
    router.refresh();
    return answer?.ok ?? false;
  };
  return (
    <SettingsSection id="user-clients" title={t("title")} text={user.clients.length === 0 ? t("none") : undefined}>
      {user.clients.length > 0 ? <ClientTable clients={user.clients} onRole={giveRole} onRemove={setLeaving} /> : null}
      {leaving ? (
        <ConfirmDialog
          title={t("removeTitle", { name: user.name, client: leaving.name })}
          description={team("remove.text")}
          submit={team("remove.submit")}
          pending={team("remove.pending")}
          failed={problem}
          onConfirm={() => remove(leaving)}
          onClose={() => setLeaving(null)}
        />
      ) : null}
    </SettingsSection>
  );
}

interface ClientTableProps {
  clients: UserDetail["clients"];
  onRole: (client: UserClient, role: MemberRole) => Promise<void>;
  onRemove: (client: UserClient) => void;
}

function ClientTable({ clients, onRole, onRemove }: ClientTableProps) {
  const t = useTranslations("admin.users.clients");
  const states = useTranslations("admin.clients.states");
  const team = useTranslations("team");
  return (
    <Table className="max-md:[&_tbody_tr]:pr-9!">
      <colgroup>
        <col />
        <col className="w-[200px]" />
        <col className="w-[130px]" />
        <col className="w-[36px]" />
      </colgroup>
      <thead>
        <tr>
          <th>{t("client")}</th>
          <th>{team("columns.role")}</th>
          <th>{team("columns.joined")}</th>
          <th>
            <span className="sr-only">{team("columns.actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {clients.map((client) => (
          <tr key={client.id}>
            <td className="wide">
              <span className="flex min-w-0 items-center gap-2">
                <Link href={`/admin/clients/${client.id}`} prefetch={false} className="truncate font-medium hover:text-accent-fg">
                  {client.name}
                </Link>
                {client.suspended ? <Chip className="h-[18px] flex-none px-1">{states("suspended")}</Chip> : null}
              </span>
            </td>
            <td>{team(`roles.${client.role}.name`)}</td>
            <td className="max-md:justify-self-end">
              <Instant at={client.joined} style="date" />
            </td>
            <td className="act">
              <MemberMenu
                name={client.name}
                role={client.role}
                onRole={(role) => void onRole(client, role)}
                onRemove={() => onRemove(client)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Instant } from "@/components/display/instant";
import { useInstants } from "@/components/display/instant-formats";
import { PageHeader } from "@/components/layout/page-header";
import { Facts, SettingsSection } from "@/components/settings/settings-section";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { toast } from "@/components/ui/toast";
import { type ListedClient, MAX_DAILY_COUNTED } from "@/lib/clients/schema";
import type { Member } from "@/lib/users/schema";
import type { ResumeClient, SuspendClient, UpdateClient } from "./client-actions";
import { ClientForm } from "./client-form";
import { ClientMembers } from "./client-members";
import { ClientState } from "./client-state";

// Loaded when it is asked for.
const SuspendClientDialog = dynamic(() => import("./suspend-client-dialog"));

interface ClientPageProps {
  client: ListedClient;
  members: Member[];
  /** Endpoints a client may have where nothing else is said. */
  usualLimit: number;
  /** Server actions. */
  update: UpdateClient;
  suspend: SuspendClient;
  resume: ResumeClient;
}

/** One client: whether it is served, what it may have, and who belongs to it. */
export function ClientPage({ client, members, usualLimit, update, suspend, resume }: ClientPageProps) {
  const t = useTranslations("admin.clients");
  const shell = useTranslations("shell");
  const router = useRouter();
  const { write } = useInstants();
  const [suspending, setSuspending] = useState(false);
  const [resuming, setResuming] = useState(false);
  const goOn = async () => {
    setResuming(true);
    const answer = await resume(client.id).catch(() => null);
    setResuming(false);
    if (!answer?.ok) return toast.error(t("resume.failed"));
    toast.success(t("resume.done", { name: client.name }));
    router.refresh();
  };
  const button = client.suspended ? (
    <Button variant="primary" disabled={resuming} onClick={() => void goOn()}>
      {t(resuming ? "resume.pending" : "resume.submit")}
    </Button>
  ) : (
    <Button variant="danger" onClick={() => setSuspending(true)}>
      {t("suspend.open")}
    </Button>
  );
  return (
    <>
      <PageHeader
        crumbs={[{ label: shell("admin") }, { label: shell("adminClients"), href: "/admin/clients" }]}
        title={client.name}
        titleClassName="truncate"
        beside={<ClientState suspended={client.suspended !== null} />}
        actions={button}
      />
      {client.suspended ? (
        <Banner tone="warn" title={t("suspendedSince", { since: write(client.suspended.since, "moment") })} className="mt-4 mb-0">
          {client.suspended.reason}
        </Banner>
      ) : null}
      <ClientFacts client={client} usualLimit={usualLimit} />
      <ClientForm key={`${client.name} ${client.consumerLimit}`} client={client} usualLimit={usualLimit} update={update} />
      <SettingsSection id="client-people" title={t("people.title")} text={t("people.text")}>
        <ClientMembers members={members} />
      </SettingsSection>
      {suspending ? <SuspendClientDialog client={client} suspend={suspend} onClose={() => setSuspending(false)} /> : null}
    </>
  );
}

function ClientFacts({ client, usualLimit }: Pick<ClientPageProps, "client" | "usualLimit">) {
  const t = useTranslations("admin.clients.facts");
  const format = useFormatter();
  const messages = format.number(client.messages, "whole") + (client.messages >= MAX_DAILY_COUNTED ? "+" : "");
  return (
    <div className="mt-5">
      <Facts
        facts={[
          { name: t("id"), value: <Copyable value={client.id} label={t("copyId")} /> },
          { name: t("created"), value: <Instant at={client.created} style="moment" /> },
          { name: t("endpoints"), value: t("endpointsOf", { count: client.endpoints, limit: client.consumerLimit ?? usualLimit }) },
          { name: t("messages"), value: messages },
          {
            name: t("log"),
            value: (
              <Link href={`/admin/audit?client=${client.id}`} prefetch={false} className="link">
                {t("openLog")}
              </Link>
            ),
          },
        ]}
      />
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useInstants } from "@/components/display/instant-formats";
import { LinkToHandOver } from "@/components/users/team/link-to-hand-over";
import type { Invited } from "@/components/users/team/team-actions";

/** An invitation's link, mailed too where a mail server is configured. */
export function InvitationLink({ link, expires, mailed }: Invited) {
  const t = useTranslations("team.invite");
  const { write } = useInstants();
  return <LinkToHandOver link={link}>{t(mailed ? "mailed" : "handOver", { until: write(expires, "moment") })}</LinkToHandOver>;
}

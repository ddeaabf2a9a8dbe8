"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { SettingsSection } from "@/components/settings/settings-section";
import { Button } from "@/components/ui/button";
import { Field, FieldError, fieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { type ListedClient, updateClientInput } from "@/lib/clients/schema";
import type { UpdateClient } from "./client-actions";

interface ClientFormProps {
  client: ListedClient;
  /** Endpoints a client may have where nothing else is said. */
  usualLimit: number;
  update: UpdateClient;
}

/** A client's name and how many endpoints it may have. */
export function ClientForm({ client, usualLimit, update }: ClientFormProps) {
  const t = useTranslations("admin.clients.form");
  const router = useRouter();
  const id = useId();
  const [name, setName] = useState(client.name);
  const [limit, setLimit] = useState(client.consumerLimit?.toString() ?? "");
  const [state, setState] = useState<"idle" | "pending" | "failed">("idle");
  const input = { id: client.id, name, consumerLimit: limit.trim() === "" ? null : Number(limit) };
  const { error } = updateClientInput.safeParse(input);
  const wrong = (field: string) => error?.issues.some(({ path }) => path[0] === field);
  const nameError = wrong("name") ? t("nameError") : undefined;
  const limitError = wrong("consumerLimit") ? t("limitError") : undefined;
  const unchanged = name.trim() === client.name && input.consumerLimit === client.consumerLimit;
  const save = async () => {
    setState("pending");
    const answer = await update(input).catch(() => null);
    setState(answer?.ok ? "idle" : "failed");
    if (!answer?.ok) return;
    toast.success(t("done"));
    router.refresh();
  };
  return (
    <SettingsSection id="client-settings" title={t("title")}>
      <form
        className="max-w-[440px]"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!error) void save();
        }}
      >
        <Field id={`${id}-name`} label={t("name")} error={nameError} className="mb-4">
          <Input value={name} onChange={(event) => setName(event.target.value)} {...fieldProps(`${id}-name`, { error: nameError })} />
        </Field>
        <Field id={`${id}-limit`} label={t("limit")} hint={t("limitHint", { usual: usualLimit })} error={limitError} className="mb-4">
          <Input
            inputMode="numeric"
            value={limit}
            placeholder={String(usualLimit)}
            onChange={(event) => setLimit(event.target.value)}
            {...fieldProps(`${id}-limit`, { error: limitError, hint: true })}
          />
        </Field>
        <Button type="submit" disabled={unchanged || state === "pending"}>
          {state === "pending" ? t("pending") : t("submit")}
        </Button>
        <FieldError id={`${id}-error`} error={state === "failed" ? t("failed") : undefined} />
      </form>
    </SettingsSection>
  );
}

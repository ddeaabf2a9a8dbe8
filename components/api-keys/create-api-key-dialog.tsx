"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Controller, useForm } from "react-hook-form";
import type { z } from "zod";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot, DialogHead } from "@/components/ui/dialog";
import { Field, fieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type ActionResult, UNREACHABLE } from "@/lib/action-result";
import { API_KEY_SCOPES, type CreateApiKeyInput, type CreatedApiKey, createApiKeyInput, type KeyScope } from "@/lib/api-keys/schema";
import { CreatedKey } from "./created-key";
import { scopeKey } from "./scope-key";

export type CreateApiKey = (input: CreateApiKeyInput) => Promise<ActionResult<CreatedApiKey>>;

type Values = z.input<typeof createApiKeyInput>;

interface CreateApiKeyDialogProps {
  grantable: readonly KeyScope[];
  /** Server action. */
  createApiKey: CreateApiKey;
  onCreated: () => void;
  onClose: () => void;
}

const FORM_ERRORS = ["conflict", "forbidden", "unauthenticated", "unreachable"] as const;

/** Asks what the key is for and what it may do, then shows it: this once. A click beside it does not close it any more then. */
export default function CreateApiKeyDialog({ grantable, createApiKey, onCreated, onClose }: CreateApiKeyDialogProps) {
  const t = useTranslations("apiKeys.create");
  const [created, setCreated] = useState<CreatedApiKey | null>(null);
  const keep = (event: Event) => created && event.preventDefault();
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent onInteractOutside={keep} onEscapeKeyDown={keep}>
        <DialogHead title={created ? t("createdTitle", { name: created.name }) : t("title")} />
        {created ? (
          <CreatedKey apiKey={created.apiKey} />
        ) : (
          <KeyForm
            grantable={grantable}
            createApiKey={createApiKey}
            onCreated={(key) => {
              setCreated(key);
              onCreated();
            }}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}

function KeyForm({
  grantable,
  createApiKey,
  onCreated,
}: Omit<CreateApiKeyDialogProps, "onClose" | "onCreated"> & { onCreated: (key: CreatedApiKey) => void }) {
  const t = useTranslations("apiKeys.create");
  const common = useTranslations("common");
  const id = useId();
  const form = useForm<Values, unknown, CreateApiKeyInput>({
    resolver: zodResolver(createApiKeyInput),
    defaultValues: { name: "", scopes: ["events:publish"] },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (input) => {
    const answer = await createApiKey(input).catch(() => UNREACHABLE);
    if (answer.ok) return onCreated(answer.data);
    form.setError("root", { type: answer.error });
  });
  const nameError = errors.name ? t("nameError") : undefined;
  const rootError = FORM_ERRORS.find((one) => one === errors.root?.type) ?? "unexpected";
  return (
    <>
      <DialogBody>
        <form id={id} onSubmit={submit} noValidate>
          <Field id={`${id}-name`} label={t("name")} note={common("optional")} hint={t("nameHint")} error={nameError}>
            <Input
              autoFocus
              autoComplete="off"
              {...form.register("name")}
              {...fieldProps(`${id}-name`, { error: nameError, hint: true })}
            />
          </Field>
          <Controller
            control={form.control}
            name="scopes"
            render={({ field: { value, onChange } }) => (
              <Field id={`${id}-scopes`} group label={t("scopes")} error={errors.scopes ? t("scopesError") : undefined} className="mb-0">
                <ScopeChoices labelledBy={`${id}-scopes-label`} grantable={grantable} value={value ?? []} onChange={onChange} />
              </Field>
            )}
          />
          {errors.root ? (
            <Banner tone="bad" title={t("failed")} className="mt-5 mb-0">
              {t(`errors.${rootError}`)}
            </Banner>
          ) : null}
        </form>
      </DialogBody>
      <DialogFoot>
        <Button type="submit" form={id} variant="primary" disabled={isSubmitting}>
          {isSubmitting ? t("pending") : t("submit")}
        </Button>
        <DialogClose asChild>
          <Button variant="ghost">{common("cancel")}</Button>
        </DialogClose>
      </DialogFoot>
    </>
  );
}

interface ScopeChoicesProps {
  labelledBy: string;
  grantable: readonly KeyScope[];
  value: readonly KeyScope[];
  onChange: (scopes: KeyScope[]) => void;
}

/** What the key may do, each in a sentence. */
function ScopeChoices({ labelledBy, grantable, value, onChange }: ScopeChoicesProps) {
  const t = useTranslations("apiKeys.scopes");
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: the group is named by the field's own heading
    <div role="group" aria-labelledby={labelledBy} className="grid gap-3">
      {API_KEY_SCOPES.map((scope) => {
        const key = scopeKey(scope);
        return (
          <div key={scope} className="flex items-start gap-2.5">
            <Checkbox
              id={`${id}-${key}`}
              aria-describedby={`${id}-${key}-text`}
              checked={value.includes(scope)}
              disabled={!grantable.includes(scope)}
              onCheckedChange={(checked) => onChange(checked ? [...value, scope] : value.filter((other) => other !== scope))}
              className="mt-0.5"
            />
            <div className="min-w-0 text-13">
              <label htmlFor={`${id}-${key}`} className="font-medium">
                {t(`${key}.name`)} <code className="mono ml-1 text-12 font-normal text-fg-3">{scope}</code>
              </label>
              <p id={`${id}-${key}-text`} className="text-fg-2">
                {t(`${key}.text`)}
              </p>
            </div>
          </div>
        );
      })}
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { CompanyTagsInput } from "@/components/consumers/company-tags-input";
import { tagText } from "@/components/display/tag-text";
import { Chip } from "@/components/ui/chip";
import { MAX_COMPANY_TAGS, type WebhookConsumer } from "@/lib/consumers/schema";
import { SaveBar, useRefusalText } from "./save-bar";
import { SettingsSection } from "./settings-section";
import { type UpdateConsumer, useSavedConsumer } from "./use-saved-consumer";

interface CompanyTagsProps {
  consumer: WebhookConsumer;
  readOnly: boolean;
  updateConsumer: UpdateConsumer;
}

/** Which companies' messages an endpoint gets. */
export function CompanyTags({ consumer, readOnly, updateConsumer }: CompanyTagsProps) {
  const t = useTranslations("advanced.companyTags");
  const words = useTranslations("addEndpoint");
  const refusalText = useRefusalText();
  const { pending, refusal, save, forget } = useSavedConsumer(updateConsumer, t("saved"));
  /** The tags as edited; null while they are as saved. */
  const [edited, setEdited] = useState<string[] | null>(null);
  const tags = edited ?? consumer.companyTags;
  const isChanged = edited !== null && edited.join("\n") !== consumer.companyTags.join("\n");
  const discard = () => {
    setEdited(null);
    forget();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await save(consumer.id, { companyTags: tags })) discard();
  };
  return (
    <SettingsSection id="companyTags" title={t("title")} text={t("text")}>
      <form onSubmit={submit} noValidate>
        <label htmlFor="advanced-tags" className="sr-only">
          {t("title")}
        </label>
        {readOnly ? (
          <div className="flex flex-wrap gap-1.5">
            {tags.map((tag) => (
              <Chip key={tag} mono plain>
                {tagText(tag)}
              </Chip>
            ))}
          </div>
        ) : (
          <CompanyTagsInput
            id="advanced-tags"
            value={tags}
            onChange={setEdited}
            describedBy="advanced-tags-field-error advanced-tags-hint"
          />
        )}
        <p id="advanced-tags-hint" className="mt-1.5 text-12 text-fg-3 tabular-nums">
          {tags.length === 0 ? t("everyCompany") : words("tagCount", { count: tags.length, most: MAX_COMPANY_TAGS })}
        </p>
        {isChanged ? <SaveBar label={t("save")} pending={pending} error={refusalText(refusal)} onDiscard={discard} /> : null}
      </form>
    </SettingsSection>
  );
}

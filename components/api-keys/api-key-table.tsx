"use client";

import { useTranslations } from "next-intl";
import { Instant } from "@/components/display/instant";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Table } from "@/components/ui/table";
import type { ApiKey } from "@/lib/api-keys/schema";
import { scopeKey } from "./scope-key";

interface ApiKeyTableProps {
  keys: ApiKey[];
  onRevoke: (key: ApiKey) => void;
}

/** The keys there are; stacked rows on a phone. */
export function ApiKeyTable({ keys, onRevoke }: ApiKeyTableProps) {
  const t = useTranslations("apiKeys");
  return (
    <Table rows="two">
      <colgroup>
        <col />
        <col className="w-[36%]" />
        <col className="w-[124px]" />
        <col className="w-[124px]" />
        <col className="w-[104px]" />
      </colgroup>
      <thead>
        <tr>
          <th>{t("columns.key")}</th>
          <th>{t("columns.scopes")}</th>
          <th>{t("columns.lastUsed")}</th>
          <th>{t("columns.created")}</th>
          <th>
            <span className="sr-only">{t("columns.actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <td className="wide max-md:pr-24!">
              <span title={key.name} className="block truncate font-medium">
                {key.name}
              </span>
              <code className="block text-12 text-fg-3">{key.prefix}…</code>
            </td>
            <td className="wide">
              <span className="flex flex-wrap gap-1">
                {key.scopes.map((scope) => (
                  <Chip key={scope} plain title={t(`scopes.${scopeKey(scope)}.text`)}>
                    {t(`scopes.${scopeKey(scope)}.name`)}
                  </Chip>
                ))}
              </span>
            </td>
            <td>
              <span className="text-fg-3 md:hidden">{t("columns.lastUsed")} </span>
              {key.lastUsed ? <Instant at={key.lastUsed} /> : <span className="text-fg-3">{t("never")}</span>}
            </td>
            <td className="max-md:justify-self-end">
              <Instant at={key.createdDate} style="date" className="border-0 text-fg-3" />
            </td>
            <td className="act max-md:right-0!">
              <Button variant="danger" size="sm" aria-label={t("revoke.label", { name: key.name })} onClick={() => onRevoke(key)}>
                {t("revoke.open")}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

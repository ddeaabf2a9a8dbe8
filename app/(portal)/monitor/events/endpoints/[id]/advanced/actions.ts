"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { deleteCertificate, setCertificate } from "@/lib/consumers/certificate";
import { changeHeaders } from "@/lib/consumers/custom-headers";
import { changeHeadersInput } from "@/lib/consumers/headers-schema";
import { certificateInput, updateConsumerInput } from "@/lib/consumers/schema";
import { updateConsumer } from "@/lib/consumers/update-consumer";
import { saveTransformation } from "@/lib/transformations/save-transformation";
import { saveTransformationInput, simulateTransformationInput } from "@/lib/transformations/schema";
import { simulateTransformation } from "@/lib/transformations/simulate-transformation";

const id = z.uuid();
const manage = "consumers.manage";

export const changeHeadersAction = action(changeHeadersInput.extend({ id }), manage, ({ scope }, input) =>
  changeHeaders(scope, input.id, input.headers),
);

export const updateConsumerAction = action(z.strictObject({ id, changes: updateConsumerInput }), manage, ({ scope }, input) =>
  updateConsumer(scope, input.id, input.changes),
);

export const setCertificateAction = action(certificateInput.extend({ id }), manage, ({ scope }, input) =>
  setCertificate(scope, input.id, input.pem),
);

export const deleteCertificateAction = action(id, manage, ({ scope }, consumerId) => deleteCertificate(scope, consumerId));

export const saveTransformationAction = action(saveTransformationInput.extend({ id }), manage, ({ scope }, { id: consumerId, ...input }) =>
  saveTransformation(scope, consumerId, input),
);

export const simulateTransformationAction = action(
  simulateTransformationInput.extend({ id }),
  manage,
  ({ scope }, { id: consumerId, ...input }) => simulateTransformation(scope, consumerId, input),
);

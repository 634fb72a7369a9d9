// A customer's profile picture: chosen as a file, worn, taken down.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { applyFrame } from "../../api/cache";
import { call } from "../../api/client";
import type { Phone } from "../../api/types";

export const PICTURE_TYPES = "image/jpeg,image/png";

/** Asks for one file; nobody needs to see a field for it. */
export function chooseFile(accept: string, then: (file: File) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = accept;
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) then(file);
  });
  input.click();
}

export function usePicture(phone: string) {
  const client = useQueryClient();
  const path = `/phones/${phone}/picture`;
  const onSuccess = (person: Phone) => applyFrame(client, { type: "phone", seq: 0, phone: person });
  const wear = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.set("file", file);
      return call<Phone>(path, { method: "PUT", body });
    },
    onSuccess,
  });
  const takeDown = useMutation({
    mutationFn: () => call<Phone>(path, { method: "DELETE" }),
    onSuccess,
  });
  return { wear, takeDown };
}

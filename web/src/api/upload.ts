// SPDX-License-Identifier: Apache-2.0
import { answerOf, api, sendPiece } from './client';

export interface UploadProgress {
  sent: number;
  size: number;
}

/** Sends a file in pieces; a piece that is lost is asked for again from where the server stands. */
export async function upload(
  file: File,
  purpose: 'file' | 'image' | 'video',
  onProgress: (progress: UploadProgress) => void,
): Promise<string> {
  const { id, offset, piece } = await answerOf(
    api.POST('/api/uploads', {
      body: { name: file.name, type: file.type, size: file.size, purpose },
    }),
  );
  let sent = offset;
  const step = piece ?? 8_388_608;
  while (sent < file.size) {
    const answer = await sendPiece(`/api/uploads/${id}?offset=${sent}`, file.slice(sent, sent + step));
    sent = answer.offset;
    onProgress({ sent, size: file.size });
  }
  return id;
}

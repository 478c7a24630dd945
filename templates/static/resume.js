// Where a broken file can be gone on with: known to this tab alone, and by nothing that tells of it.
const KEY = "app-file-";

// A digest of what the file is called and when it was made; without https there is none.
export async function fingerprint(file, options) {
  if (!window.crypto?.subtle) return null;
  const facts = [file.name, file.size, file.lastModified, options.endpoint].join("\n");
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(facts));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const storage = {
  async findAllUploads() {
    return [];
  },
  async findUploadsByFingerprint(print) {
    const kept = sessionStorage.getItem(KEY + print);
    return kept ? [{ ...JSON.parse(kept), urlStorageKey: KEY + print }] : [];
  },
  async removeUpload(key) {
    sessionStorage.removeItem(key);
  },
  async addUpload(print, upload) {
    const { uploadUrl, size, creationTime } = upload;
    const kept = { uploadUrl, size, creationTime, metadata: {} };
    sessionStorage.setItem(KEY + print, JSON.stringify(kept));
    return KEY + print;
  },
};

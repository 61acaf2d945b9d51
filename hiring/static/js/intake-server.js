// What the intake page asks the server; each promise ends in its answer or in a sentence.

const LOST = "the connection was lost.";
const WORDS = {
  400: "the page is from an earlier session. Load it again.",
  401: "you are signed out. Sign in again in another tab.",
  403: "your account may not take files in.",
  413: "the file is larger than this site takes in at all.",
};

function token() {
  return document.querySelector("meta[name=csrf-token]").content;
}

function sentence(status, answer) {
  return WORDS[status] ?? answer?.error ?? "something went wrong on our side.";
}

/** Send one file; `onProgress` gets the part that has gone, from 0 to 1. */
export function sendFile(form, { file, application }, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append("files", file, file.name);
    if (application) body.append("application", application);
    request.open("POST", form.action);
    request.responseType = "json";
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", token());
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded / event.total));
    request.addEventListener("load", () => {
      if (request.status === 201) resolve(request.response);
      else reject(new Error(sentence(request.status, request.response)));
    });
    request.addEventListener("error", () => reject(new Error(LOST)));
    request.send(body);
  });
}

async function answerOf(response) {
  const answer = await response.json().catch(() => null);
  if (!response.ok || answer === null) throw new Error(sentence(response.status, answer));
  return answer;
}

/** Queue a failed file again. */
export async function retryFile(form) {
  return answerOf(
    await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json", "X-CSRFToken": token() },
    }),
  );
}

/** What changed since a moment. */
export async function askProgress(url, since) {
  const address = `${url}?since=${encodeURIComponent(since)}`;
  return answerOf(await fetch(address, { headers: { Accept: "application/json" } }));
}

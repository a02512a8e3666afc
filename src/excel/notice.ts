export interface Link {
  readonly text: string;
  readonly address: string;
}

/** Sentences above the pane, which stay until they are closed. The answer takes them away unless others stand there. */
export function showNotice(sentences: readonly string[], link?: Link): () => void {
  const notice = document.getElementById("notice");
  const lines = [...sentences.map(paragraph), ...(link === undefined ? [] : [anchor(link)])];
  notice?.replaceChildren(...lines, closer());
  notice?.removeAttribute("hidden");
  return () => {
    if (lines[0]?.isConnected) hideNotice();
  };
}

export function hideNotice(): void {
  const notice = document.getElementById("notice");
  notice?.replaceChildren();
  notice?.setAttribute("hidden", "");
}

function paragraph(sentence: string): HTMLElement {
  const element = document.createElement("p");
  element.textContent = sentence;
  return element;
}

function anchor({ text, address }: Link): HTMLElement {
  const element = document.createElement("a");
  element.href = address;
  element.target = "_blank";
  element.rel = "noopener";
  element.textContent = text;
  const line = document.createElement("p");
  line.append(element);
  return line;
}

function closer(): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Close";
  button.addEventListener("click", hideNotice);
  return button;
}

// Shows the pages that the server tells of, and keeps the place one is reading when they change.
'use strict';

const $ = id => document.getElementById(id);
const parts = $('parts');
const words = new Map();     // what stands on a page, by its digest
const sheets = new Map();    // what belongs to a page on the screen, by its element
let known = [];              // the parts as they were told last
let news = null;
let isFirst = true;

function made(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

// --- pictures -------------------------------------------------------------------------------

const STEP = 200, WIDEST = 3200;

function wantedWidth(sheet) {
  const pixels = sheet.box.clientWidth * window.devicePixelRatio;
  return Math.min(Math.max(Math.ceil(pixels / STEP) * STEP, STEP), WIDEST);
}

function picture(sheet) {
  if (!sheet.near || !sheet.box.clientWidth) return;
  const address = `page/${sheet.page.digest}/${wantedWidth(sheet)}.png`;
  if (sheet.address === address) return;
  sheet.address = address;
  const image = made('img');
  image.alt = `${named(sheet.page)}. De tekst van de bladzijde volgt.`;
  image.onload = () => {
    if (sheet.address !== address) return;
    sheet.image?.remove();
    sheet.image = image;
    sheet.box.prepend(image);
    sheet.element.classList.remove('waiting');
    sheet.element.dataset.shown = sheet.page.digest;
  };
  image.onerror = () => {
    if (sheet.address === address) sheet.address = '';
  };
  image.src = address;
}

function forget(sheet) {
  sheet.image?.remove();
  sheet.image = null;
  sheet.address = '';
  sheet.element.classList.add('waiting');
  delete sheet.element.dataset.shown;
}

const nearby = new IntersectionObserver(entries => {
  for (const entry of entries) {
    const sheet = sheets.get(entry.target);
    if (!sheet) continue;
    sheet.near = entry.isIntersecting;
    if (sheet.near) picture(sheet);
    else forget(sheet);
  }
}, { rootMargin: '150% 0px' });

const sized = new ResizeObserver(() => {
  for (const sheet of sheets.values()) {
    picture(sheet);
    placeNotes(sheet);
  }
});

// --- pages ----------------------------------------------------------------------------------

const COVERS = /^[0-9]/;

function named(page) {
  return COVERS.test(page.label) ? `Bladzijde ${page.label}` : page.label;
}

function newSheet() {
  const element = made('article', 'page columns waiting');
  const title = made('h3');
  const box = made('div', 'sheet');
  const text = made('div', 'words');
  const notes = made('ul', 'notes');
  box.append(text);
  element.append(title, box, notes);
  const sheet = { element, title, box, text, notes, image: null, address: '', near: false, page: null };
  sheets.set(element, sheet);
  nearby.observe(element);
  return sheet;
}

function fill(sheet, part, index, page) {
  const isOther = sheet.page?.digest !== page.digest;
  Object.assign(sheet, { part, index, page });
  sheet.title.textContent = named(page);
  sheet.element.id = `${part}|${index}`;
  sheet.element.dataset.page = page.digest;
  sheet.box.style.aspectRatio = String(page.ratio);
  if (isOther) {
    sheet.text.replaceChildren(...(words.get(page.digest) ?? []).map(([level, text, share]) => {
      const line = made(level ? `h${Math.min(level + 3, 6)}` : 'p', '', text);
      line.style.top = `${share * 100}%`;
      return line;
    }));
    picture(sheet);
  }
  fillNotes(sheet, page.problems);
}

function note(problem) {
  const item = made('li', `note ${problem.severity}`);
  item.append(made('p', 'kind', problem.severity === 'error' ? 'Fout' : 'Waarschuwing'),
    made('p', 'message', problem.message));
  if (problem.hint) item.append(made('p', 'hint', problem.hint));
  item.append(made('p', 'where', problem.where));
  return item;
}

function fillNotes(sheet, problems) {
  const told = JSON.stringify(problems);
  if (sheet.told === told) return;
  sheet.told = told;
  sheet.notes.replaceChildren(...problems.map(note));
  sheet.notes.hidden = !problems.length;
  sheet.notes.setAttribute('aria-label', `Problemen bij ${named(sheet.page).toLowerCase()}`);
  sheet.box.querySelectorAll('.spot').forEach(spot => spot.remove());
  for (const problem of problems) {
    const spot = made('span', `spot ${problem.severity}`);
    spot.style.top = `max(0%, ${problem.share * 100}% - .8rem)`;
    sheet.box.append(spot);
  }
}

const wide = window.matchMedia('(min-width: 80.01rem)');

// In the margin each note stands as high as what it is about, unless another stands there.
function placeNotes(sheet) {
  const items = [...sheet.notes.children];
  let below = 0;
  for (const [index, item] of items.entries()) {
    item.style.marginTop = '';
    if (!wide.matches) continue;
    const top = sheet.page.problems[index].share * sheet.box.clientHeight - 12;
    item.style.marginTop = `${Math.max(top - below, 0)}px`;
    below = Math.max(top, below) + item.offsetHeight + 11;
  }
}

function showParts(told) {
  const old = [...sheets.values()].filter(sheet => sheet.page);
  const wanted = new Set(told.flatMap(part => part.pages.map(page => page.digest)));
  const byDigest = new Map(old.map(sheet => [sheet.page.digest, sheet]));
  const byPlace = new Map(old.filter(sheet => !wanted.has(sheet.page.digest))
    .map(sheet => [sheet.element.id, sheet]));
  const used = new Set();
  const take = (part, index, page) => {
    const found = [byDigest.get(page.digest), byPlace.get(`${part}|${index}`)]
      .find(sheet => sheet && !used.has(sheet)) ?? newSheet();
    used.add(found);
    return found;
  };
  const sections = told.map((part, order) => section(part, order, take));
  arrange(parts, sections);
  for (const sheet of old) {
    if (used.has(sheet)) continue;
    nearby.unobserve(sheet.element);
    sheets.delete(sheet.element);
    sheet.element.remove();
  }
}

function section(part, order, take) {
  let found = [...parts.children].find(each => each.dataset.part === part.id);
  if (!found) {
    found = made('section', 'part');
    found.dataset.part = part.id;
    const old = made('div', 'columns');
    old.append(made('p', 'old'));
    found.append(made('h2', 'unseen'), old, made('div'));
  }
  const [title, old, list] = found.children;
  found.id = `part-${order + 1}`;
  title.id = `part-${order + 1}-title`;
  found.setAttribute('aria-labelledby', title.id);
  title.textContent = part.title;
  old.firstChild.textContent = part.old;
  old.hidden = !part.old;
  arrange(list, part.pages.map((page, index) => {
    const sheet = take(part.id, index, page);
    fill(sheet, part.id, index, page);
    return sheet.element;
  }));
  return found;
}

// Gives an element these children without taking out those that can stay.
function arrange(parent, children) {
  const staying = new Set(children);
  for (const child of [...parent.children]) if (!staying.has(child)) child.remove();
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
}

// --- outline --------------------------------------------------------------------------------

function showOutline(told) {
  const items = told.map((part, order) => {
    const item = made('li');
    const link = made('a');
    link.href = `#part-${order + 1}`;
    link.dataset.part = part.id;
    const first = part.pages[0]?.label ?? '';
    link.append(made('span', '', part.title), made('span', 'number', COVERS.test(first) ? first : ''));
    const problems = part.pages.flatMap(page => page.problems);
    if (part.status || problems.length) {
      const about = made('span', 'about', part.status);
      if (problems.length) {
        const isError = problems.some(problem => problem.severity === 'error');
        about.append(part.status ? ' · ' : '', made('span', isError ? 'count error' : 'count',
          counted(problems.length, 'probleem', 'problemen')));
      }
      link.append(about);
    }
    item.append(link);
    return item;
  });
  $('chapters').replaceChildren(...items);
  markCurrent();
}

function counted(number, one, many) {
  return `${number} ${number === 1 ? one : many}`;
}

function markCurrent() {
  const line = readingLine();
  const sections = [...parts.children];
  const current = sections.findLast(each => each.getBoundingClientRect().top <= line) ?? sections[0];
  for (const link of $('chapters').querySelectorAll('a')) {
    if (current && link.dataset.part === current.dataset.part) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

// --- the place one is reading ---------------------------------------------------------------

function readingLine() {
  const top = document.querySelector('.bar').offsetHeight;
  return top + (window.innerHeight - top) * 0.3;
}

// Returns the page at the reading line, how far down it, and the texts around, the nearest first.
function place() {
  const line = readingLine();
  const seen = [...sheets.values()].filter(sheet => {
    const rect = sheet.box.getBoundingClientRect();
    return sheet.page && rect.bottom > 0 && rect.top < window.innerHeight;
  });
  if (!seen.length) return null;
  const texts = seen.flatMap(sheet => {
    const rect = sheet.box.getBoundingClientRect();
    return (words.get(sheet.page.digest) ?? []).map(([, text, share]) =>
      ({ text, part: sheet.part, index: sheet.index, y: rect.top + share * rect.height }));
  }).filter(each => each.y > 0 && each.y < window.innerHeight);
  texts.sort((one, other) => Math.abs(one.y - line) - Math.abs(other.y - line));
  const distance = sheet => {
    const rect = sheet.box.getBoundingClientRect();
    return Math.max(rect.top - line, line - rect.bottom, 0);
  };
  const [sheet] = seen.sort((one, other) => distance(one) - distance(other));
  const rect = sheet.box.getBoundingClientRect();
  return { part: sheet.part, index: sheet.index, y: rect.top, height: rect.height, texts };
}

const SHORT = 12;

// Scrolls so that what was read stands where it stood, wherever it went.
function keep(was) {
  if (!was) return;
  for (const each of was.texts) {
    const found = [];
    for (const sheet of sheets.values()) {
      if (sheet.part !== each.part) continue;
      for (const [, text, share] of words.get(sheet.page.digest) ?? []) {
        if (text === each.text) found.push({ sheet, share });
      }
    }
    if (!found.length || (each.text.length < SHORT && found.length > 1)) continue;
    found.sort((one, other) =>
      Math.abs(one.sheet.index - each.index) - Math.abs(other.sheet.index - each.index));
    const rect = found[0].sheet.box.getBoundingClientRect();
    window.scrollBy(0, rect.top + found[0].share * rect.height - each.y);
    return;
  }
  const same = [...sheets.values()].filter(sheet => sheet.part === was.part)
    .sort((one, other) => Math.abs(one.index - was.index) - Math.abs(other.index - was.index))[0];
  if (same) window.scrollBy(0, same.box.getBoundingClientRect().top - was.y);
}

function remember() {
  const was = place();
  if (was) sessionStorage.setItem('place', JSON.stringify(was));
}

function remembered() {
  const was = JSON.parse(sessionStorage.getItem('place') ?? 'null');
  const aim = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (was) keep(was);
  else if (aim) aim.scrollIntoView();
}

// --- news -----------------------------------------------------------------------------------

function showBook(book) {
  for (const [digest, found] of Object.entries(book.words)) words.set(digest, found);
  const was = isFirst ? null : place();
  known = book.parts;
  const pages = known.flatMap(part => part.pages);
  $('title').textContent = `Stand ${book.year}`;
  document.title = `Stand ${book.year} – voorbeeld`;
  $('loose').hidden = !book.loose.length;
  $('loose-list').replaceChildren(...book.loose.map(note));
  showParts(known);
  for (const sheet of sheets.values()) placeNotes(sheet);
  showOutline(known);
  showCounts(book, pages);
  if (!isFirst) keep(was);
  else if (pages.length) {
    isFirst = false;
    remembered();
  }
  const there = new Set(pages.map(page => page.digest));
  for (const digest of words.keys()) if (!there.has(digest)) words.delete(digest);
  markCurrent();
}

function showCounts(book, pages) {
  const problems = [counted(book.errors, 'fout', 'fouten'),
    counted(book.warnings, 'waarschuwing', 'waarschuwingen')]
    .filter((_, index) => [book.errors, book.warnings][index]);
  const counts = $('counts');
  const hadFocus = counts.contains(document.activeElement);
  counts.textContent = pages.length ? counted(pages.length, 'bladzijde', 'bladzijden') : '';
  if (!problems.length) return;
  const button = made('button', '', problems.join(', '));
  button.type = 'button';
  button.title = 'Naar het volgende probleem';
  button.addEventListener('click', nextProblem);
  counts.append(counts.textContent ? ' · ' : '', button);
  if (hadFocus) button.focus();
}

// Goes to the first problem below the reading line, and from the last back to the first.
function nextProblem() {
  const all = [...document.querySelectorAll('main .note')];
  const top = document.querySelector('.bar').offsetHeight + 24;
  const next = all.find(each => each.getBoundingClientRect().top > top + 8) ?? all[0];
  if (!next) return;
  window.scrollBy(0, next.getBoundingClientRect().top - top);
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
}

function showState(state) {
  $('state').textContent = state.message || (known.length ? 'Bijgewerkt' : '');
  $('state').className = state.wrong ? 'wrong' : state.busy ? 'busy' : '';
}

let lost = 0;

function listen() {
  if (news || document.hidden) return;
  news = new EventSource('news');
  news.onmessage = event => {
    clearTimeout(lost);
    lost = 0;
    const told = JSON.parse(event.data);
    if (told.book) showBook(told.book);
    showState(told);
    document.body.dataset.busy = told.busy;
    for (const sheet of sheets.values()) picture(sheet);
  };
  news.onerror = () => {
    lost ||= setTimeout(() => showState({
      message: 'Geen verbinding. Is stand preview gestopt? Start het dan opnieuw.', wrong: true,
    }), 2000);
    if (news.readyState === EventSource.CLOSED) deaf();
  };
}

function deaf() {
  news?.close();
  news = null;
}

// A browser has few connections to one place: a page that nobody sees does not hold one.
document.addEventListener('visibilitychange', () => document.hidden ? deaf() : listen());

let isMarking = false;
document.addEventListener('scroll', () => {
  if (isMarking) return;
  isMarking = true;
  requestAnimationFrame(() => {
    isMarking = false;
    markCurrent();
  });
}, { passive: true });

function openMenu(isOpen) {
  $('outline').classList.toggle('open', isOpen);
  $('menu').setAttribute('aria-expanded', String(isOpen));
}
$('menu').addEventListener('click', () => openMenu(!$('outline').classList.contains('open')));
$('outline').addEventListener('click', event => event.target.closest('a') && openMenu(false));
document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && $('outline').classList.contains('open')) {
    openMenu(false);
    $('menu').focus();
  }
});

// The bar is higher when it says more, or has less room.
new ResizeObserver(([bar]) => {
  document.documentElement.style.setProperty('--bar', `${bar.target.offsetHeight}px`);
}).observe(document.querySelector('.bar'));

window.addEventListener('pagehide', remember);
history.scrollRestoration = 'manual';
sized.observe(parts);
listen();

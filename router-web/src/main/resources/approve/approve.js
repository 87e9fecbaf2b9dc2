'use strict';
// Whatever comes from outside goes into text nodes and nowhere else. Loading this page decides nothing: the token stays in
// memory, and only a person who types the code and the end of the digest makes it send a decision.
(() => {
  const byId = (id) => document.getElementById(id);
  const say = (text) => { byId('state').textContent = text; };
  const token = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  let renderHash = null;

  async function post(path, body) {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    const said = await answer.json();
    if (!answer.ok) {
      throw new Error(said.error ? said.error.message : 'The router answered ' + answer.status + '.');
    }
    return said;
  }

  function isReadToTheEnd() {
    const sheet = byId('sheet');
    return sheet.scrollTop + sheet.clientHeight >= sheet.scrollHeight - 4;
  }

  function mayApproveOnceRead() {
    if (isReadToTheEnd()) {
      byId('approve').disabled = false;
      byId('read').hidden = true;
    }
  }

  async function open() {
    if (!/^[A-Za-z0-9_-]{43}$/.test(token)) {
      say('This address is not complete. Open the link exactly as it was sent to you.');
      return;
    }
    const link = await post('v1/approval-links/open', { token });
    renderHash = link.sheet.render_hash;
    byId('reviewer').textContent = link.reviewer;
    byId('expires').textContent = link.expires_at;
    byId('sheet').textContent = link.sheet.text;
    byId('question').hidden = false;
    if (!link.current) {
      say('The request changed or is not open any more, so this link is void. Ask whoever sent it for a new one.');
      return;
    }
    say('Somebody asks you to decide whether the following may run.');
    byId('confirm-label').hidden = !link.confirm;
    byId('decision').hidden = false;
    byId('sheet').addEventListener('scroll', mayApproveOnceRead);
    mayApproveOnceRead();
  }

  async function decide(event) {
    event.preventDefault();
    const decision = event.submitter ? event.submitter.value : '';
    if (decision !== 'approve' && decision !== 'reject') {
      return;
    }
    const optional = (id) => byId(id).value.trim() || null;
    const body = {
      token,
      code: byId('code').value,
      digest_tail: byId('tail').value,
      decision,
      reason: optional('reason'),
      confirm: decision === 'approve' ? optional('confirm') : null,
      render_hash: renderHash,
    };
    try {
      const decided = await post('v1/approval-links/decide', body);
      byId('decision').hidden = true;
      say('Your decision is on record. The request is now: ' + decided.status + '.');
    } catch (refusal) {
      say(refusal.message);
    }
  }

  byId('decision').addEventListener('submit', decide);
  open().catch((refusal) => say(refusal.message));
})();

// The browser knows the time zone: nobody has to type its name to register. It can be changed later in the account.
addEventListener('DOMContentLoaded', () => {
  const field = document.querySelector('#kc-register-form input[name="zoneinfo"]');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!field || !zone || field.getAttribute('aria-invalid') === 'true') return;
  field.value ||= zone;
  const group = field.closest('.pf-v5-c-form__group');
  if (group) group.style.display = 'none';
});

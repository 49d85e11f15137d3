// Leaves an author's page without leaving it in the history; without this file the link still leaves.
"use strict";
{
  const link = document.getElementById("quick-exit");
  if (link) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      // The page goes blank first: the other site may take seconds to answer, and someone may be standing there.
      document.title = "…";
      document.body.replaceChildren();
      history.replaceState(null, "", "/");
      location.replace(link.href);
    });
  }
}

# Makes the data sets and expected values that the tests of org.throughline.statistics compare with.
# Run: Rscript expected.R FOLDER
# Needs the packages survival and cmprsk (Debian: r-cran-survival, r-cran-cmprsk).
suppressMessages({library(survival); library(cmprsk)})
folder <- commandArgs(trailingOnly = TRUE)[1]
set.seed(20261126, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")

full <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))

# Every data set: subjects with entry (empty: from the start), exit, cause (0: censored).
sets <- list()
add <- function(entry, exit, cause) sets[[length(sets) + 1]] <<-
  data.frame(entry = entry, exit = exit, cause = cause)
shape <- function(n, ties, delayed, causes, censored) {
  exit <- ceiling(rexp(n) * ties)
  cause <- ifelse(runif(n) < censored, 0, sample.int(causes, n, replace = TRUE))
  entry <- if (delayed) floor(runif(n) * exit) else rep(NA, n)
  add(entry, exit, cause)
}
for (n in c(10, 40, 120, 300)) for (ties in c(5, 60)) for (delayed in c(FALSE, TRUE))
  shape(n, ties, delayed, 3, 0.3)                                # 1-16 ties, delayed entry
for (censored in c(0, 0.1, 0.6, 0.95)) for (delayed in c(FALSE, TRUE))
  shape(80, 20, delayed, 2, censored)                            # 17-24 hardly or mostly censored
for (causes in c(1, 5)) for (delayed in c(FALSE, TRUE))
  shape(150, 30, delayed, causes, 0.25)                          # 25-28 one cause, five causes
add(rep(NA, 6), 1:6, rep(0, 6))                                  # 29 all censored
add(NA, 4, 1)                                                    # 30 one subject, event
add(NA, 4, 0)                                                    # 31 one subject, censored
add(2, 4, 2)                                                     # 32 one subject, delayed entry
add(rep(NA, 5), rep(3, 5), c(1, 1, 2, 0, 0))                     # 33 everything at one time
add(c(0, 0, 0, 5, 5, 5), c(2, 3, 4, 7, 8, 9), c(1, 0, 2, 1, 2, 0)) # 34 the risk set empties and fills again
add(c(0, 0, 5, 5, 6), c(2, 3, 7, 8, 9), c(1, 2, 1, 2, 0))        # 35 all at risk have the event, others enter later
add(c(0, 1, 2, 3, 4, 5), c(9, 9, 9, 9, 9, 9), c(1, 2, 1, 0, 2, 0)) # 36 one tie at the end
add(rep(NA, 8), c(0, 0, 1, 1, 2, 3, 3, 5), c(1, 0, 2, 1, 0, 1, 2, 0)) # 37 events at time zero
add(rep(NA, 50), rep(1:10, 5), rep(c(1, 2, 0, 1, 2), each = 10)) # 38 a tie at every time
shape(1000, 90, TRUE, 4, 0.2)                                    # 39 large, delayed entry
shape(1000, 90, FALSE, 4, 0.2)                                   # 40 large

subjects <- do.call(rbind, lapply(seq_along(sets), function(i) cbind(set = i, sets[[i]])))
write.table(subjects, file.path(folder, "subjects.csv"), sep = ",", row.names = FALSE, quote = FALSE, na = "")

# Where curves are compared: exit times, of many some; before the first, between two, and after the last.
times <- function(d) {
  t <- sort(unique(d$exit))
  if (length(t) > 25) t <- t[unique(round(seq(1, length(t), length.out = 25)))]
  at <- sort(unique(c(t, t[1] - 1, t[1] + 1, max(d$exit) + 5)))
  at[at >= 0]
}
limits <- function(p, se, type) {
  out <- survival:::survfit_confint(p, se, logse = FALSE, conf.type = type, conf.int = 0.95)
  cbind(out$lower, out$upper)
}
rows <- character()
for (i in seq_along(sets)) {
  d <- sets[[i]]
  k <- max(d$cause, 1)
  d$id <- seq_len(nrow(d))
  d$status <- factor(d$cause, 0:k)
  delayed <- !anyNA(d$entry)
  # Aalen-Johansen with the infinitesimal jackknife. With one cause survfit has two states as well.
  aj <- if (delayed) survfit(Surv(entry, exit, status) ~ 1, data = d, id = id) else
    survfit(Surv(exit, status) ~ 1, data = d, id = id)
  # cmprsk knows no delayed entry.
  ci <- if (delayed || all(d$cause == 0)) NULL else cuminc(d$exit, d$cause, cencode = 0)
  at <- times(d)
  s <- summary(aj, times = at, extend = TRUE)
  p <- matrix(s$pstate, nrow = length(at)); se <- matrix(s$std.err, nrow = length(at))
  a <- if (is.null(ci)) NULL else timepoints(ci, at)
  # Cause 0: the share still there, with the jackknife too.
  for (cause in 0:k) {
    row <- if (is.null(a) || cause == 0) NA else match(paste("1", cause), rownames(a$est))
    for (j in seq_along(at)) {
      value <- p[j, cause + 1]; error <- se[j, cause + 1]
      lo <- limits(value, error, "log"); ll <- limits(value, error, "log-log")
      aalen <- if (is.null(a) || is.na(row)) NA else sqrt(a$var[row, j])
      rows <- c(rows, paste(i, cause, at[j], full(value), full(error), full(lo[1]), full(lo[2]),
        full(ll[1]), full(ll[2]), full(aalen), sep = ","))
    }
  }
}
writeLines(c("set,cause,time,incidence,se,log_lower,log_upper,loglog_lower,loglog_upper,aalen_se", rows),
  file.path(folder, "incidence.csv"))

rows <- character(); quantiles <- character()
for (i in seq_along(sets)) {
  d <- sets[[i]]
  d$event <- as.integer(d$cause > 0)
  delayed <- !anyNA(d$entry)
  y <- if (delayed) Surv(d$entry, d$exit, d$event) else Surv(d$exit, d$event)
  at <- times(d)
  for (type in c("log", "log-log")) {
    km <- survfit(y ~ 1, conf.type = type)
    s <- summary(km, times = at, extend = TRUE)
    for (j in seq_along(at))
      rows <- c(rows, paste(i, type, at[j], full(s$surv[j]), full(s$std.err[j]), full(s$lower[j]), full(s$upper[j]),
        s$n.risk[j], s$n.event[j], sep = ","))
  }
  q <- quantile(survfit(y ~ 1), probs = c(0.25, 0.5, 0.75), conf.int = FALSE)
  quantiles <- c(quantiles, paste(i, c(0.25, 0.5, 0.75), full(q), sep = ","))
}
writeLines(c("set,interval,time,survival,se,lower,upper,at_risk,events", rows), file.path(folder, "survival.csv"))
writeLines(c("set,probability,quantile", quantiles), file.path(folder, "quantiles.csv"))

events <- c(0:30, 42, 100, 1000)
writeLines(c("events,lower,upper",
  paste(events, full(ifelse(events == 0, 0, qchisq(0.025, 2 * events) / 2)), full(qchisq(0.975, 2 * events + 2) / 2), sep = ",")),
  file.path(folder, "poisson.csv"))

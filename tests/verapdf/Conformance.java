import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Asks veraPDF whether files conform. Each line of input is a question: flavours (ua1, 2a …) with
 * commas between, and files, separated by tabs.
 *
 * <p>The answer is one line for each check of a file: the file, the flavour and "conforms", or
 * "fails" with the clause, what it demands and where, separated by tabs; then an empty line. Ends
 * with its input, or where a question cannot be asked.
 */
public final class Conformance {
  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try {
      for (String line = questions.readLine(); line != null; line = questions.readLine()) {
        List<String> question = Arrays.asList(line.split("\t"));
        List<PDFAFlavour> flavours =
            Arrays.stream(question.get(0).split(",")).map(PDFAFlavour::byFlavourId).toList();
        List<Future<String>> reports = new ArrayList<>();
        for (String file : question.subList(1, question.size())) {
          reports.add(workers.submit(() -> report(file, flavours)));
        }
        for (Future<String> report : reports) {
          answers.print(report.get());
        }
        answers.println();
        answers.flush();
      }
    } finally {
      workers.shutdownNow();
    }
  }

  /** Reads the file once for all flavours. */
  private static String report(String file, List<PDFAFlavour> flavours) throws Exception {
    StringBuilder lines = new StringBuilder();
    try (InputStream data = Files.newInputStream(Path.of(file));
        PDFAParser parser = Foundries.defaultInstance().createParser(data, flavours.get(0));
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavours)) {
      for (ValidationResult result : validator.validateAll(parser)) {
        String start = file + "\t" + result.getPDFAFlavour().getId() + "\t";
        if (result.isCompliant()) {
          lines.append(start).append("conforms\n");
        } else {
          result.getTestAssertions().stream()
              .filter(check -> check.getStatus() == TestAssertion.Status.FAILED)
              .map(Conformance::described)
              .distinct()
              .forEach(failure -> lines.append(start).append("fails\t").append(failure).append('\n'));
        }
      }
    }
    return lines.toString();
  }

  private static String described(TestAssertion check) {
    String clause = check.getRuleId().getClause() + "-" + check.getRuleId().getTestNumber();
    String text = clause + "\t" + check.getMessage() + "\t" + check.getLocation().getContext();
    return text.replace("\n", " ");
  }
}

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Asks veraPDF whether files conform: Conformance FLAVOUR,… FILE …
 *
 * <p>Prints one line for each check of a file: the file, the flavour (ua1, 2a …) and "conforms", or
 * "fails" with the clause, what it demands and where, separated by tabs. Ends with status 0 when
 * every question could be asked, whatever the answers.
 */
public final class Conformance {
  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    List<String> files = Arrays.asList(arguments).subList(1, arguments.length);
    for (String flavour : arguments[0].split(",")) {
      for (String file : files) {
        report(file, PDFAFlavour.byFlavourId(flavour));
      }
    }
  }

  private static void report(String file, PDFAFlavour flavour) throws Exception {
    String start = file + "\t" + flavour.getId() + "\t";
    try (InputStream data = Files.newInputStream(Path.of(file));
        PDFAParser parser = Foundries.defaultInstance().createParser(data, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      if (result.isCompliant()) {
        System.out.println(start + "conforms");
        return;
      }
      result.getTestAssertions().stream()
          .filter(check -> check.getStatus() == TestAssertion.Status.FAILED)
          .map(Conformance::described)
          .distinct()
          .forEach(failure -> System.out.println(start + "fails\t" + failure));
    }
  }

  private static String described(TestAssertion check) {
    String clause = check.getRuleId().getClause() + "-" + check.getRuleId().getTestNumber();
    String text = clause + "\t" + check.getMessage() + "\t" + check.getLocation().getContext();
    return text.replace("\n", " ");
  }
}

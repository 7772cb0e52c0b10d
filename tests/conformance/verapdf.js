// Drives the engine of veraPDF from Java's own JavaScript (Rhino), as the command `verapdf` does.
//
//     verapdf --flavour ua1|2a --format xml FILE     prints veraPDF's machine-readable report
//     verapdf --version
//     verapdf --serve     answers each line "flavour<tab>file" with the length of the report in
//                         bytes, on a line of its own, and the report
//
// The status is veraPDF's own: 0 compliant, 1 not compliant, 7 the file could not be read, 2 wrong
// use.

var vera = Packages.org.verapdf;
var CORE = "core";

function configuration(flavour) {
    var validator = vera.pdfa.validation.validators.ValidatorConfigBuilder.defaultBuilder()
        .flavour(vera.pdfa.flavours.PDFAFlavour.byFlavourId(flavour))
        .recordPasses(false)
        .maxFails(-1)
        .build();
    return vera.processor.ProcessorFactory.fromValues(
        validator,
        vera.features.FeatureFactory.defaultConfig(),
        vera.processor.plugins.PluginsCollectionConfig.defaultConfig(),
        vera.metadata.fixer.FixerFactory.defaultConfig(),
        java.util.EnumSet.of(vera.processor.TaskType.VALIDATE));
}

function report(flavour, file, out) {
    var handler = vera.processor.ProcessorFactory.getHandler(
        vera.processor.FormatOption.XML, false, out, false);
    var batch = vera.processor.ProcessorFactory.fileBatchProcessor(configuration(flavour));
    try {
        return batch.process(java.util.Collections.singletonList(new java.io.File(file)), handler);
    } finally {
        batch.close();
    }
}

function status(summary) {
    if (summary.getFailedParsingJobs() + summary.getFailedEncryptedJobs() > 0) {
        return 7;
    }
    return summary.getValidationSummary().getNonCompliantPdfaCount() > 0 ? 1 : 0;
}

function serve() {
    var lines = new java.io.BufferedReader(
        new java.io.InputStreamReader(java.lang.System["in"], "UTF-8"));
    for (var line = lines.readLine(); line !== null; line = lines.readLine()) {
        var asked = String(line).split("\t");
        var answer = new java.io.ByteArrayOutputStream();
        report(asked[0], asked[1], answer);
        java.lang.System.out.println(String(answer.size()));
        answer.writeTo(java.lang.System.out);
        java.lang.System.out.flush();
    }
}

function main(words) {
    var options = {"--flavour": null, "--format": "xml"};
    var files = [];
    for (var i = 0; i < words.length; i++) {
        if (words[i] === "--version") {
            print("veraPDF " + vera.ReleaseDetails.byId(CORE).getVersion());
            return 0;
        }
        if (words[i] in options) {
            options[words[i]] = words[++i];
        } else {
            files.push(words[i]);
        }
    }
    if (options["--flavour"] === null || options["--format"] !== "xml" || files.length !== 1) {
        java.lang.System.err.println("verapdf --flavour ua1|2a --format xml FILE");
        return 2;
    }
    return status(report(options["--flavour"], files[0], java.lang.System.out));
}

vera.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
if (arguments[0] === "--serve") {
    serve();
} else {
    quit(main(Array.prototype.slice.call(arguments)));
}

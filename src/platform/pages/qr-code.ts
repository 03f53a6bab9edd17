import QrCode from 'qrcode';

/**
 * QR code (ISO/IEC 18004, error correction level M) as an SVG element with its quiet zone of 4 modules, one unit a module.
 * It is hidden from screen readers and not focusable: the view names it and prints the text below.
 * @throws Error when `text` is longer than a code holds (2 331 bytes)
 */
export function qrCodeSvg(text: string): string {
  let svg = '';
  QrCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }, (error, drawn) => {
    if (error) throw error;
    svg = drawn;
  });
  return svg.replace('<svg ', '<svg class="passerelle-qr" aria-hidden="true" focusable="false" ').trim();
}
